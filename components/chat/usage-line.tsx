import type { Message } from '@/lib/core/conversation';

const number = new Intl.NumberFormat('en');

/** What the provider reported for this reply: tokens in and out, and the share that its cache gave. */
export function UsageLine({ message }: { message: Message }) {
  const usage = message.reply?.usage;
  if (usage?.inputTokens === undefined) return null;
  const { inputTokens, outputTokens, cacheReadTokens = 0, cacheWriteTokens, thinkingTokens } = usage;
  const details = [
    `${number.format(inputTokens)} tokens in`,
    cacheReadTokens > 0 && `${number.format(cacheReadTokens)} of them from the cache`,
    cacheWriteTokens && `${number.format(cacheWriteTokens)} written to the cache`,
    outputTokens !== undefined && `${number.format(outputTokens)} tokens out`,
    thinkingTokens && `${number.format(thinkingTokens)} of them thinking`,
    message.reply?.model,
  ];
  return (
    <span
      className="grow basis-20 truncate px-1 text-tiny text-faint tabular-nums"
      title={details.filter(Boolean).join(', ')}
    >
      {number.format(inputTokens)} in{outputTokens !== undefined && ` · ${number.format(outputTokens)} out`}
    </span>
  );
}
