function show(name) { document.write('<b>' + name + '</b>'); }
show(location.hash);
const Card = ({ bio }) => <p className="bio" dangerouslySetInnerHTML={{ __html: marked(bio) }} />;
const Note = ({ bio }) => { const props = { className: 'bio', dangerouslySetInnerHTML: { __html: bio } }; return <p {...props} />; };
