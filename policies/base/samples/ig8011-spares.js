function show(name) { document.querySelector('b').textContent = name; document.write('<hr>'); }
show(location.hash);
