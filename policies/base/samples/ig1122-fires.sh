ps aux | grep -E 'falcon-sensor|mdatp|sentinelone'
