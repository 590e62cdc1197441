function show(name) { document.write('<b>' + name + '</b>'); }
show(location.hash);
