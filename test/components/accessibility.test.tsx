import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { setPreferences } from './media';
import { layouts, setWidth } from './profile';
import { views } from './views';

/** The rules that look at colours: no other can find something else in the dark. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong, one line for each element. */
async function violations(only?: string[]): Promise<string[]> {
  const found = await axe.run(document, {
    elementRef: true,
    ...(only && { runOnly: only }),
    rules: {
      // The page around the app is the test's, not Aside's.
      'document-title': { enabled: false },
      'html-has-lang': { enabled: false },
      // The headings in a reply are the model's.
      'heading-order': { enabled: false },
    },
  });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ element }) => element && !isMeant(id, element))
      .map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** What axe cannot know to be right. */
function isMeant(rule: string, element: Element): boolean {
  // An open menu is in no landmark: it is drawn over the page, and holds the focus.
  if (rule === 'region') return element.role === 'menu';
  // Some buttons show a hint after their label, such as a time: only the label is the name.
  if (rule === 'label-content-name-mismatch')
    return element.textContent.startsWith(element.getAttribute('aria-label') ?? '-');
  return false;
}

describe.for(layouts)('$layout, axe finds nothing wrong', ({ width }) => {
  test.for(views)('in the $view, light and dark', async ({ open }) => {
    await setWidth(width);
    await setPreferences('light');
    await open();
    expect(await violations()).toEqual([]);
    const light = getComputedStyle(document.body).backgroundColor;

    await setPreferences('dark');
    expect(getComputedStyle(document.body).backgroundColor).not.toBe(light);
    expect(await violations(colourRules)).toEqual([]);
  });
});
