import { hostOf, safeAddress } from './address';

/**
 * What has to stand beside the words of a link because they could be taken for another place: the host it really
 * leads to, in its ASCII form. Empty when the words claim nothing that is not so.
 */
export function targetBeside(words: string, href: string): string {
  const host = hostOf(href);
  return hidesSomething(words, href) || namedHosts(words).some((named) => !isSameSite(named, host))
    ? host
    : '';
}

/** A user name before the host, a host in other letters, or characters that cannot be seen. */
function hidesSomething(words: string, href: string): boolean {
  const { username, password, hostname } = new URL(href);
  return username !== '' || password !== '' || /(?:^|\.)xn--/.test(hostname) || unseen.test(words);
}

const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Hosts and mail addresses that the words name; not names of files, which look like hosts. */
function namedHosts(words: string): string[] {
  const found = words.matchAll(
    /(?:https?:\/\/)?(?:[^\s/@]*@)?(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+(?::\d+)?/giu,
  );
  return Array.from(found, ([text]) => text).filter(
    (text) => /^https?:|@/i.test(text) || !fileEnding.test(text),
  );
}

const fileEnding =
  /\.(?:c|cc|cpp|cs|css|csv|gif|go|h|html?|ini|java|jpe?g|js|json|jsx|kt|lock|md|mjs|pdf|php|png|py|rb|rs|sh|sql|svg|toml|ts|tsx|txt|xml|ya?ml)$/i;

function isSameSite(named: string, host: string): boolean {
  if (host.includes('@')) return named.toLowerCase() === host.toLowerCase();
  const address = safeAddress(/^https?:/i.test(named) ? named : `https://${named}`);
  const claimed = address === null ? '' : bare(hostOf(address));
  return claimed === bare(host) || bare(host).endsWith(`.${claimed}`);
}

function bare(host: string): string {
  return host.replace(/^www\./, '').replace(/:\d+$/, '');
}

/** Words of a link with the characters that turn the direction of what follows written out, so that they cannot. */
export function withoutTurns(words: string): string {
  return words.replace(
    /[\u061c\u202a-\u202e\u2066-\u2069]/g,
    (character) => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
