/**
 * How much time of the page's thread drawing an answer takes while it arrives at 500 tokens a second: Aside's
 * Markdown, and react-markdown with remark-gfm and remembered blocks, both built for production, in real Chromium.
 * Part of `npm run bench:panel`.
 */
import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { type CDPSession, chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { findOrInstallBrowser } from '../../browser/install-browser.ts';
import { projectRoot } from '../../browser/project-root.ts';
import { longAnswer } from './long-answer.ts';
import { longestTaskIn } from './main-thread.ts';
import type { RendererName } from './markdown-page.tsx';
import { printVerdict } from './report.ts';

const runs = Number(process.env.BENCH_RUNS ?? 3);
const words = 4000;

const options = {
  root: join(projectRoot, 'test/bench/panel'),
  configFile: false as const,
  mode: 'production',
  logLevel: 'error' as const,
  resolve: { alias: { '@': projectRoot } },
  plugins: [tailwindcss()],
  build: {
    outDir: join(projectRoot, '.output/bench-markdown'),
    emptyOutDir: true,
    rolldownOptions: { input: join(projectRoot, 'test/bench/panel/markdown-page.html') },
  },
};

interface Played {
  /** In milliseconds of processor time: reading the text and drawing it, its style and its layout. */
  work: number;
  /** The same and everything else that the page's thread did in the meantime, such as painting. */
  thread: number;
  /** In milliseconds of processor time. */
  longestTask: number;
}

/** Processor time of the page's thread so far (https://chromedevtools.github.io/devtools-protocol/tot/Performance/). */
async function threadTimes(session: CDPSession): Promise<{ work: number; thread: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const sum = (...names: string[]) =>
    metrics.reduce((total, { name, value }) => total + (names.includes(name) ? value * 1000 : 0), 0);
  return {
    work: sum('ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'),
    thread: sum('TaskDuration'),
  };
}

async function play(page: Page, session: CDPSession, name: RendererName, text: string): Promise<Played> {
  const browser = page.context().browser();
  await page.evaluate(() => window.bench.start());
  const before = await threadTimes(session);
  await browser?.startTracing(page, { categories: ['toplevel'] });
  await page.evaluate(([renderer, answer]) => window.bench.play(renderer, answer), [name, text] as const);
  const trace = await browser?.stopTracing();
  const after = await threadTimes(session);
  return {
    work: after.work - before.work,
    thread: after.thread - before.thread,
    longestTask: longestTaskIn(String(trace)),
  };
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

function range(values: readonly number[]): string {
  return `${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;
}

function report(name: string, played: readonly Played[]): Played {
  const works = played.map(({ work }) => work);
  const threads = played.map(({ thread }) => thread);
  const tasks = played.map(({ longestTask }) => longestTask);
  console.log(name);
  console.log(
    `  reading, drawing, style, layout: ${range(works)}; with painting and all else: ${range(threads)}`,
  );
  console.log(`  longest task: ${range(tasks)}`);
  return { work: median(works), thread: median(threads), longestTask: Math.max(...tasks) };
}

export async function measureMarkdown(): Promise<void> {
  process.env.NODE_ENV = 'production';
  await build(options);
  const server = await preview({ ...options, preview: { port: 0, host: '127.0.0.1' } });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({
    executablePath: findOrInstallBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 780 } });
    await page.goto(`${address}markdown-page.html`);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const [short, long] = [longAnswer(words), longAnswer(words * 4)];
    await play(page, session, 'aside', longAnswer(400));
    await play(page, session, 'react-markdown', longAnswer(400));
    const ours: Played[] = [];
    const others: Played[] = [];
    const longer: Played[] = [];
    for (let run = 0; run < runs; run++) {
      ours.push(await play(page, session, 'aside', short));
      others.push(await play(page, session, 'react-markdown', short));
      longer.push(await play(page, session, 'aside', long));
    }
    console.log(
      `An answer of ${words} words (${(short.length / 1000).toFixed(0)} kB), main-thread CPU, ${runs} runs`,
    );
    const own = report('Aside', ours);
    const other = report('react-markdown, remembered blocks', others);
    const four = report('Aside, four times the length', longer);
    const ratio = (one: number, two: number) => (one / two).toFixed(2);
    printVerdict('against react-markdown', own.work / other.work, 0.25);
    console.log(`  with painting and all else: ${ratio(own.thread, other.thread)}`);
    printVerdict('longest task', own.longestTask, 50, ' ms');
    printVerdict('longest task, four times the length', four.longestTask, 50, ' ms');
    printVerdict('CPU at four times the length', four.work / own.work, 5);
    console.log(`  with painting and all else: ${ratio(four.thread, own.thread)}`);
  } finally {
    await browser.close();
    await server.close();
  }
}
