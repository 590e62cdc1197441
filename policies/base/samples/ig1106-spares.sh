./run_dependency_injection_tests.sh
python3 rope_physics.py
grep -r exploit notes
make overwrite_config
