# expect: detected
# threat: 23 metadata service
# at: either
# family: egress
# severity: high
# decision: stopped

curl -s --max-time 3 http://169.254.169.254/latest/meta-data/
curl -s --max-time 3 -H "Metadata-Flavor: Google" http://metadata.google.internal/computeMetadata/v1/
