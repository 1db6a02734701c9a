import '@/components/ui/tokens.css';
import MarkdownIt from 'markdown-it';
import { memo, type ReactElement, useMemo } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { Markdown } from '@/components/markdown/markdown';

interface RendererProps {
  text: string;
}

function Aside({ text }: RendererProps) {
  return <Markdown text={text} isStreaming />;
}

const parser = new MarkdownIt();

/** The usual recipe: the text is read and cut into its blocks, each drawn by a component that remembers its text. */
function RememberedBlocks({ text }: RendererProps) {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  // Blocks are only added at the end, so their position is their identity.
  return blocks.map((block, index) => <RememberedBlock key={`block ${index.toString()}`} text={block} />);
}

const plugins = [remarkGfm];

const RememberedBlock = memo(function RememberedBlock({ text }: RendererProps) {
  return <ReactMarkdown remarkPlugins={plugins}>{text}</ReactMarkdown>;
});

function splitBlocks(text: string): string[] {
  const tokens = parser.parse(text, {});
  const lines = text.split('\n');
  return tokens
    .filter(({ level, nesting, map }) => level === 0 && nesting !== -1 && map)
    .map(({ map }) => lines.slice(map?.[0], map?.[1]).join('\n'));
}

const renderers = { aside: Aside, 'react-markdown': RememberedBlocks };

export type RendererName = keyof typeof renderers;

/** In characters: what arrives between two frames at 500 tokens a second, 60 frames a second. */
const charactersPerFrame = Math.round((500 / 60) * 4.6);

let root: Root | undefined;

function start(): void {
  root?.unmount();
  root = createRoot(document.getElementById('root') ?? document.body);
}

/** Draws in the callback of the frame itself, so that the browser counts it as the page's script. */
function drawInFrame(element: ReactElement): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      flushSync(() => root?.render(element));
      resolve();
    });
  });
}

/** Lets the text arrive frame by frame. */
async function play(name: RendererName, text: string): Promise<void> {
  const Renderer = renderers[name];
  for (let length = 0; length < text.length; length += charactersPerFrame) {
    await drawInFrame(<Renderer text={text.slice(0, length + charactersPerFrame)} />);
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
}

declare global {
  interface Window {
    bench: { start: typeof start; play: typeof play };
  }
}

window.bench = { start, play };
