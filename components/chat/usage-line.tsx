import { formatName } from '@/lib/core/archive/import-format';
import type { Message } from '@/lib/core/conversation';
import { useWords } from '../words';

/** What the provider reported for this reply: tokens in and out, and the share that its cache gave. */
export function UsageLine({ message }: { message: Message }) {
  const { context, locale, messages } = useWords();
  const usage = message.reply?.usage;
  if (usage?.inputTokens === undefined) return <OriginLine message={message} />;
  const { inputTokens, outputTokens, cacheReadTokens = 0, cacheWriteTokens, thinkingTokens } = usage;
  const written = (count: number) => new Intl.NumberFormat(locale).format(count);
  const output = outputTokens === undefined ? undefined : written(outputTokens);
  const details = [
    messages.tokensIn(written(inputTokens)),
    cacheReadTokens > 0 && messages.fromCache(written(cacheReadTokens)),
    cacheWriteTokens && messages.intoCache(written(cacheWriteTokens)),
    output !== undefined && messages.tokensOut(output),
    thinkingTokens && messages.tokensThought(written(thinkingTokens)),
    message.reply?.model,
  ];
  return (
    <span
      className="grow basis-20 truncate px-1 text-tiny text-faint tabular-nums"
      title={context.facts(details.flatMap((detail) => detail || []))}
    >
      {messages.usage(written(inputTokens), output)}
    </span>
  );
}

/** Of an imported reply: the program that it comes from, and the model. Nothing for any other. */
function OriginLine({ message: { importedFrom, reply } }: { message: Message }) {
  const { context, parts } = useWords();
  if (!importedFrom) return null;
  const facts = [parts.importedFrom(formatName(importedFrom)), reply?.model].filter(Boolean);
  return (
    <span className="min-w-0 grow basis-20 truncate px-1 text-tiny text-faint">
      <bdi>{context.facts(facts.map(String))}</bdi>
    </span>
  );
}
