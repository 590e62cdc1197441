function show(name) { document.write('<b>' + name + '</b>'); }
show(location.hash);
const Card = ({ bio }) => <p className="bio" dangerouslySetInnerHTML={{ __html: marked(bio) }} />;
