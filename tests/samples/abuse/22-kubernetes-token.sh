# expect: detected
# threat: 22 service account token
# at: either
# family: credential
# severity: medium
# decision: any

TOKEN=$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)
curl -sk --max-time 3 -H "Authorization: Bearer $TOKEN" https://kubernetes.default.svc/api/v1/secrets
