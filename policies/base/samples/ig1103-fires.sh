curl -s -X POST "https://content.dropboxapi.com/2/files/upload" -H "Authorization: Bearer $KEY" --data-binary @notes.tgz
