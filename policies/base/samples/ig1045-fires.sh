ssh -o StrictHostKeyChecking=no root@192.0.2.7 id
