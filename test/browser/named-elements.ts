import { Puppeteer } from 'puppeteer-core';

/** Runs in the page, where it can use nothing from outside. */
function queryOne(node: Node, wanted: string): Node | null {
  const [role = '', ...words] = wanted.split(' ');
  const elements: Record<string, string> = {
    button: 'button:not([role]), summary',
    textbox: 'textarea:not([role]), input:not([role])',
    radio: 'input[type="radio"]',
    field: 'textarea, input, select',
    group: 'fieldset',
  };
  const textOf = (element: Element | null | undefined) =>
    element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const nameOf = (element: Element): string => {
    const labelledBy = element.getAttribute('aria-labelledby');
    if (labelledBy !== null)
      return labelledBy
        .split(' ')
        .map((id) => textOf(document.getElementById(id)))
        .join(' ');
    const isField = element.matches('input, textarea, select');
    const label = isField ? (element as HTMLInputElement).labels?.[0] : element;
    return element.getAttribute('aria-label') ?? textOf(label);
  };
  const ownRole = role === 'field' ? '' : `[role="${role}"]`;
  const selector = [ownRole, elements[role]].filter(Boolean).join(', ');
  if (!(node instanceof Element || node instanceof Document)) return null;
  const found = [...node.querySelectorAll(selector)].find(
    (element) => nameOf(element) === words.join(' ') && element.checkVisibility(),
  );
  return found ?? null;
}

/**
 * Finds the element of a role and a name, written `role name`, by its attributes and labels. Firefox can find it
 * in its tree for screen readers, too, but takes up to a second for each; that the names there are the same is proved
 * in Chromium, which is quick at it.
 */
Puppeteer.registerCustomQueryHandler('named', { queryOne });
