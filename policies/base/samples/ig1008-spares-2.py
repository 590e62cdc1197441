import json
from pathlib import Path

Path("docker-compose.yml").write_text('services: {a: {volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]}}')
with open("report.md", "w") as report:
    report.write("Do not mount docker.sock.")
print(json.dumps({"volumes": ["/var/run/docker.sock"]}))
