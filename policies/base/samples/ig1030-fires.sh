kubectl get secrets -A
