import { useState } from 'react';
import { flushSync } from 'react-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { useFollowing } from '@/components/context/use-following';

const never = () => false;

let change: (value: string) => void = () => {};

function Following() {
  const [value, setValue] = useState('one');
  change = setValue;
  return <p>{useFollowing(value, never, never)}</p>;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

test('a value is followed a moment later, also one that comes in the moment in which another is followed', async () => {
  const { container } = await render(<Following />);
  const shown = () => container.textContent;
  flushSync(() => change('two'));
  expect(shown()).toBe('one');
  flushSync(() => {
    pass(200);
    change('three');
  });
  expect(shown()).toBe('two');
  flushSync(() => pass(200));
  expect(shown()).toBe('three');
});
