using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Screening.Tests;

/// <summary>React's markup in code is read where a text is no JavaScript without it, and each place stays where it is.</summary>
public sealed class JsxTests(ParserContainer parser)
{
    [Theory]
    [InlineData("const a = <p>{eval('x')}</p>")]
    [InlineData("const a = <p title={eval('x')} hidden/>")]
    [InlineData("const a = <p\nclass='it\\'>{eval('x')}</p>")]
    [InlineData("const a = <p title=\"two\nlines, ${not} `this`\">{eval('x')}</p>")]
    [InlineData("const a = <><b>it's</b>{' '}<i/>{eval('x')}</>")]
    [InlineData("const a = <A.B {...rest} data-x=\"1\" xlink:href='#'>{list.map(i => <li key={i}>{eval('x')}</li>)}</A.B>")]
    [InlineData("const a = <A icon=<b/> f={() => { return <i>{`${<u>{eval('x')}</u>}`}</i> }}/>")]
    [InlineData("const a = on && <p>{/* } */}{}{eval('x')}</p>")]
    [InlineData("const a = on ? <p/> : <p>{eval('x')}</p>")]
    [InlineData("const a = <p // why\n  /* } */ id=\"p\"\n>{eval('x')}</p>")]
    [InlineData("if (x) /don't/.test(y);\nconst a = <p>{eval('x')}</p>")]
    [InlineData("for (const x of xs) /\"/.exec(x) && y.push(<p>{eval('x')}</p>)")]
    [InlineData("const rate = count++ / total, el = <p>{rate}{eval('x')}</p>")]
    [InlineData("const pct = stats.in / stats.out; const e = <p>{pct.of / 2}{eval('x')}</p>")]
    [InlineData("const a = 1./2, b = 1_000./2, c = 1.e3/2, d = .5/2, f = 0x1f/2, g = 1n/2n; const e = <p>{eval('x')}</p>")]
    [InlineData("const r = a < div > b, s = f(a) < p > 3, t = 'x' < u > y, n = 1. < i > 2; const e = <p>{eval('x')}</p>")]
    [InlineData("const r = this < div > b, m = x[0] < p > 3, n = x++ < i > y, q = a.return < b > c; const e = <p>{eval('x')}</p>")]
    [InlineData("var package = <p className=\"important\">{eval('x')}</p>")]
    [InlineData("const a = <p>\u2028</p>;\neval('x')")]
    [InlineData("const r = /[<p>/]/.test(s), q = a / 2 < b; const p = <p>{eval('x')}</p>")]
    [InlineData("function A() {\n  return (\n    <p>\n      {eval('x')}\n    </p>\n  )\n}\nif (1) <A/>")]
    [InlineData("export default () => <p onClick={() => eval('x')}>&nbsp;</p>")]
    [InlineData("import React from 'react';\nexport const A = async ({ b }) => <p>{await b}{...eval('x')}</p>")]
    public async Task Code_in_markup_is_read_at_its_place(string code)
    {
        var report = await Screening.Screener(parser).JavaScriptAsync(code);

        Assert.DoesNotContain(report.Facts, fact => fact is CodeUnreadable);
        var call = report.Call("eval");
        Assert.Equal(code.ReplaceLineEndings("\n").Split('\n')[call.Span.StartLine - 1].IndexOf("eval", StringComparison.Ordinal) + 1, call.Span.StartColumn);
    }

    /// <summary>What looks like an element and is none must not take code with it.</summary>
    [Theory]
    [InlineData("const e = <p/>; let x = 1;\nx++\n<b> eval('x') </b>/g;")]
    [InlineData("if (1) /`/.test('');\n`;<b>` + eval('x') + `</b>`; //`\nconst e = <p/>;")]
    [InlineData("{}/`/.test('');\n`;<b>` + eval('x') + `</b>`; //`\nconst e = <p/>;")]
    [InlineData("const e = <p/>, o = {}\n<b> eval('x') </b>/g")]
    [InlineData("const e = <p/>; of\n<b> eval('x') </b>/g")]
    [InlineData("/** @jsx eval */\nconst e = <p>x</p>")]
    public async Task Code_does_not_hide_as_markup(string code)
    {
        var report = await Screening.Screener(parser).JavaScriptAsync(code);

        Assert.Contains(report.Facts, fact => fact is CodeUnreadable or CodeCall { Name: "eval" });
    }

    [Theory]
    [InlineData("eval(\"var x = 1; x++\\n<b> (await => 1, require('child_process').execSync('id')) </b>/g\")")]
    [InlineData("eval(\"const a = <p>{eval('x')}</p>\")")]
    public async Task A_layer_has_no_markup(string code)
    {
        var report = await Screening.Screener(parser).JavaScriptAsync(code);

        Assert.Equal("syntax", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Theory]
    [InlineData("const a = <p>{eval('x')}", 1)]
    [InlineData("const a = <p>{eval('x')</p>", 1)]
    [InlineData("const a = <p b=c>{eval('x')}</p>", 1)]
    [InlineData("const a = <p b='>{eval('x')}</p>", 1)]
    [InlineData("const a = <p/>\nconst b = = <p/>", 2)]
    [InlineData("const a = <", 1)]
    [InlineData("const a = <p><", 1)]
    [InlineData("const a = <p ", 1)]
    [InlineData("const a = <p>< 3</p>", 1)]
    [InlineData("`${<p>", 1)]
    public async Task What_is_wrong_is_told(string code, int line)
    {
        var report = await Screening.Screener(parser).JavaScriptAsync(code);

        Assert.Equal(line, Assert.Single(report.Facts.OfType<CodeUnreadable>()).Span.StartLine);
    }

    [Theory]
    [InlineData("const A = ({ bio }) => <p id='x' dangerouslySetInnerHTML={{ __html: bio }} />", "dangerouslySetInnerHTML")]
    [InlineData("const A = () => <p dangerouslySetInnerHTML = { { __html: location.hash } }/>", "dangerouslySetInnerHTML")]
    [InlineData("const A = () => <iframe srcDoc={location.hash}></iframe>", "srcDoc")]
    public async Task What_becomes_markup_of_the_page_is_followed(string code, string sink)
    {
        var report = await Screening.Screener(parser).JavaScriptAsync(code);

        Assert.Contains(report.Facts.OfType<CodeFlow>(), flow => flow.Sink == "html" && flow.SinkName == sink);
    }

    [Theory]
    [InlineData("const A = ({ bio }) => <p {...{ dangerouslySetInnerHTML: { __html: bio } }} />")]
    [InlineData("const A = ({ bio }) => { const props = { id: 'x', dangerouslySetInnerHTML: { __html: bio } }; return <p {...props} /> }")]
    [InlineData("const A = ({ bio }) => { const props = {}; props.dangerouslySetInnerHTML = { __html: bio }; return <p { /* why */ ...props } {...rest}/> }")]
    [InlineData("const A = ({ bio }) => { const base = { dangerouslySetInnerHTML: { __html: bio } }; const props = { id: 'x', ...base }; return <p {...props} /> }")]
    [InlineData("const A = ({ bio, rich }) => <p {...(rich && { dangerouslySetInnerHTML: { __html: bio } })} />")]
    [InlineData("import React from 'react'; const A = ({ bio }) => React.createElement('p', { dangerouslySetInnerHTML: { __html: bio } })")]
    public async Task Markup_among_an_elements_properties_is_followed(string code)
    {
        var report = await Screening.Screener(parser).JavaScriptAsync(code);

        Assert.Contains(report.Facts.OfType<CodeFlow>(), flow => flow.Sink == "html" && (flow.SinkName == "dangerouslySetInnerHTML" || flow.Argument == "dangerouslySetInnerHTML"));
    }

    [Theory]
    [InlineData("const A = ({ bio }) => { const props = { title: bio }; return <p {...props}>x</p> }")]
    [InlineData("const A = ({ bio }) => { const props = { dangerouslySetInnerHTML: { __html: DOMPurify.sanitize(bio) } }; return <p {...props} /> }")]
    [InlineData("const A = () => { const props = { dangerouslySetInnerHTML: { __html: '<b>x</b>' } }; return <p {...props} /> }")]
    [InlineData("const A = ({ bio }) => { const props = { dangerouslySetInnerHTML: { __html: bio } }; console.log(props); return <p/> }")]
    [InlineData("const A = ({ dangerouslySetInnerHTML, ...rest }) => <p {...rest} />")]
    [InlineData("const A = props => <p {...props} list={[...props.items]}/>")]
    public async Task Other_properties_are_no_markup(string code)
    {
        var report = await Screening.Screener(parser).JavaScriptAsync(code);

        Assert.DoesNotContain(report.Facts, fact => fact is CodeFlow { Sink: "html" } or CodeUnreadable);
    }

    [Fact]
    public async Task What_is_shown_as_text_is_no_flow()
    {
        var report = await Screening.Screener(parser).JavaScriptAsync("const A = ({ bio }) => <p title={bio}>{bio}{location.hash}</p>");

        Assert.DoesNotContain(report.Facts, fact => fact is CodeFlow or CodeUnreadable);
    }

    [Fact]
    public async Task A_deployment_can_do_without()
    {
        var report = await Screening.Screener(parser, ("Screening:JavaScript:Jsx", "false")).JavaScriptAsync("const a = <p/>");

        Assert.Equal("syntax", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Fact]
    public async Task Elements_without_end_are_too_deep_and_harm_nobody()
    {
        var screener = Screening.Screener(parser);

        var report = await screener.JavaScriptAsync(string.Concat(Enumerable.Repeat("<p>", 100_000)));

        Assert.Equal("too_deep", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
        Assert.Contains("eval(x)", (await screener.JavaScriptAsync("eval('x')")).Calls());
    }
}
