import { beforeEach, describe, expect, test, vi } from 'vitest';
import { frame } from './frames';
import { articles, converse, newProfile, send } from './profile';

const writeText = vi.fn<Clipboard['writeText']>();

beforeEach(() => {
  writeText.mockReset().mockResolvedValue();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
  return () => vi.restoreAllMocks();
});

async function openWithCode() {
  const profile = newProfile();
  const panel = await profile.openReady();
  await converse(profile, panel, 'Some code', 'Here:\n\n```js\nlet it = be;\n\nlet them = go;\n```');
  return { panel, article: articles(panel, 'Assistant') };
}

describe('copying', () => {
  test('takes exactly the code, and says so', async () => {
    const { article } = await openWithCode();
    await article.getByRole('button', { name: 'Copy code' }).click();
    await expect.element(article.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(writeText).toHaveBeenCalledExactlyOnceWith('let it = be;\n\nlet them = go;');
  });

  test('takes the reply as the model wrote it', async () => {
    const { article } = await openWithCode();
    await article.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.element(article.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(writeText).toHaveBeenCalledExactlyOnceWith('Here:\n\n```js\nlet it = be;\n\nlet them = go;\n```');
  });

  test('takes the line that a local server needs', async () => {
    const profile = newProfile();
    const panel = await profile.openReady();
    (await send(profile, panel, 'Hello')).fail({ kind: 'origin-refused', host: '127.0.0.1:11434' });
    await panel.screen.getByRole('button', { name: 'Copy line' }).click();
    await expect.element(panel.screen.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(writeText).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('OLLAMA_ORIGINS='));
  });

  test('that the browser refuses does not claim to have worked', async () => {
    const rejections: unknown[] = [];
    const onRejection = (event: PromiseRejectionEvent) => {
      rejections.push(event.reason);
      event.preventDefault();
    };
    addEventListener('unhandledrejection', onRejection);
    writeText.mockRejectedValue(new DOMException('Write permission denied.', 'NotAllowedError'));
    const { article } = await openWithCode();
    await article.getByRole('button', { name: 'Copy code' }).click();
    await expect.poll(() => writeText.mock.settledResults.length).toBe(1);
    await frame();
    removeEventListener('unhandledrejection', onRejection);
    expect(rejections).toEqual([]);
    await expect.element(article.getByRole('button', { name: 'Copy code' })).toBeVisible();
    await expect.element(article.getByRole('button', { name: 'Copied' })).not.toBeInTheDocument();
  });
});
