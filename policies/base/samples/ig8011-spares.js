function show(name) { document.querySelector('b').textContent = name; document.write('<hr>'); }
show(location.hash);
import DOMPurify from 'dompurify';
const Rule = ({ bio }) => <div title={bio}>{bio}<p dangerouslySetInnerHTML={{ __html: '<hr>' }} /><p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(bio) }} /></div>;
const Note = ({ bio }) => { const props = { title: bio, dangerouslySetInnerHTML: { __html: '<hr>' } }; return <p {...props} />; };
