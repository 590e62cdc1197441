const bound = console.log.bind(console);
bound(process.version, process.memoryUsage().rss > 0);
