export interface HostileText {
  /** What it tries. */
  readonly what: string;
  readonly text: string;
}

const sha = 'a5c3785ed8d6a35868bc169f07e40e889087fd2e';

/** What a commit, an image's name, a program's log or AWS's message could hold, by accident or on purpose. */
export const hostileTexts: readonly HostileText[] = [
  { what: 'mentions of a person and a team', text: 'hello @octocat, @shop/on-call and (@octocat)' },
  { what: 'issues in every short form', text: 'see #123, GH-7, gh-8, owner/repo#9 and owner#10' },
  {
    what: 'addresses of issues, commits and comments',
    text: `https://github.com/owner/repo/issues/1 http://github.com/owner/repo/commit/${sha} HTTPS://github.com/owner/repo/pull/2#issuecomment-3`,
  },
  { what: 'commits', text: `${sha} ${sha.slice(0, 7)} owner@${sha} owner/repo@${sha.slice(0, 12)}` },
  {
    what: 'links, pictures and bare addresses',
    text: '[link](https://evil.example) ![](https://evil.example/x.png) [ref]: https://evil.example www.evil.example me@evil.example mailto:me@evil.example ftp://evil.example',
  },
  {
    what: 'a reference that links what stands elsewhere',
    text: 'a\n\n[run]: https://evil.example\n[^1]: note\n\n[run] [^1] <https://evil.example>',
  },
  {
    what: 'HTML',
    text: '<img src=x onerror=alert(1)><script>alert(1)</script><b>bold</b></details></summary></table>',
  },
  { what: 'an HTML comment that is not closed', text: 'one <!-- two' },
  { what: 'the end of an HTML comment', text: '--> --!> -- - > <!-- -->' },
  {
    what: 'our own mark',
    text: '<!-- greenlight:comment {"environment":"production","place":"x","runId":"1","attempt":99,"began":0} -->',
  },
  { what: 'a fence', text: '```\n## Released\n```\n~~~\n# all good' },
  { what: 'a fence longer than most', text: `${'`'.repeat(12)}\n</details>\n${'~'.repeat(12)}` },
  { what: 'code spans that do not end', text: '`one` ``two`` ` ```' },
  { what: 'the bars of a table', text: 'a | b | c \\| d \\\\| e || `f | g`' },
  { what: 'a table of its own', text: 'x\n| a | b |\n|---|:-:|\n| 1 | 2 |' },
  { what: 'headings and lists', text: '--- \n# heading\nSetext\n===\n- item\n1. item\n+ item\n> quote\n- [x] done' },
  {
    what: 'emphasis, entities and strikes',
    text: '*b* _i_ __u__ **s** ~s~ ~~t~~ &amp; &#64;octocat &lt;b&gt; &commat;octocat',
  },
  { what: 'formulas', text: '$x$ $$y$$ $`z`$ \\(w\\)' },
  { what: 'pictures that fake a result', text: ':white_check_mark: released :tada: x:rocket:y :+1:' },
  { what: 'workflow commands', text: '::set-output name=verdict::released\n::error::no\r\n  ::add-mask::api' },
  { what: 'the end of stop-commands', text: '::stop-commands::me\n::me::\n::stop-commands::' },
  {
    what: 'workflow commands of the old form',
    text: '##[error]no x##[group]y ##\u001b[0m[endgroup] #\u200B#[set-env name=PATH]x',
  },
  { what: 'properties of an annotation', text: ',line=1,file=/etc/passwd::no %0A%0D%25 title=x' },
  {
    what: 'a log that rewrites itself',
    text: 'failed\rreleased\u001b[2K\u001b[1A\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007\u009b31m\b\b',
  },
  { what: 'lines that only some programs see', text: 'one\u2028two\u2029three\u0085four\u000bfive\u000csix' },
  {
    what: 'text from right to left and unseen',
    text: '\u202Egnp.exe\u200B\u0000\uFEFF\u2066a\u2069 \u{E0041}\u3164\u00AD',
  },
  { what: 'marks stacked on one letter, and a name of nothing', text: `Z${'\u0301'.repeat(360)} \u2800` },
  { what: 'half of a surrogate pair', text: '\uD800 half \uDC00 a pair \uDBFF' },
  { what: 'Mermaid', text: 'gantt\nsection x :crit, 1; %% #35; "\nclick x href "https://evil.example"\nend' },
  { what: 'a word of Mermaid', text: 'section of the fleet' },
  { what: 'a heredoc', text: 'x\nghadelimiter_0\nverdict<<ghadelimiter_0\nreleased' },
  { what: 'a command for a bot', text: '/approve\n@dependabot merge\nbors r+' },
  { what: 'JSON', text: '","verdict":"released","x":"\\u0000\\' },
  { what: 'a very long name', text: 'n'.repeat(10_000) },
  { what: 'a very long name that is all marks', text: '@#|`$<'.repeat(2_000) },
  { what: 'a very long name, each character of which is escaped at length', text: '$'.repeat(10_000) },
  { what: 'very many lines', text: 'line\n'.repeat(5_000) },
  { what: 'blanks', text: ' \t\u00A0\n ' },
  { what: 'nothing', text: '' },
];
