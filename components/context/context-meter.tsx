import { useMemo } from 'react';
import { isRough } from '@/lib/core/calibration';
import { ceilingOf, policyOf } from '@/lib/core/policy';
import type { Words } from '@/lib/core/words/words';
import { useWords } from '../words';
import { costInWords, costOfNext } from './cost';
import { numbersOf } from './locale-numbers';
import { usePlan } from './plan-provider';
import { sentCount } from './shares';
import type { Plan } from './use-planned-request';

/** What the meter shows of a plan. */
interface Reading {
  tokens: number;
  /** The most that fits; if nobody knows, what there is. */
  most: number;
  /** How full, from 0 to 1; undefined if nobody knows. */
  share?: number;
  isTooMuch: boolean;
  /** How many tokens, or that they do not fit. */
  label: string;
  /** What it costs; absent if it is free, or nobody knows. */
  cost?: string;
  /** All of it. */
  facts: string;
}

/** How full the next request is. A click opens the view of what is sent. */
export function ContextMeter({ onOpen }: { onOpen: () => void }) {
  const words = useWords();
  const { title, whatIsSent, meter, unit } = words.context;
  const plan = usePlan();
  const reading = useMemo(() => readingOf(plan, words), [plan, words]);
  const { share, isTooMuch, label, cost, facts } = reading;
  return (
    <span
      className={`relative flex h-8 min-w-0 items-center rounded-medium transition-colors duration-100 hover:bg-raised ${isTooMuch ? 'text-danger' : 'text-muted hover:text-ink'}`}
    >
      {/* A meter inside a button would be no meter to a screen reader: the button lies over it instead. */}
      <span {...meterAttributes(reading, meter)} className="flex min-w-0 items-center gap-1.5 px-2">
        <Ring share={share} />
        <span className="min-w-0 truncate text-tiny tabular-nums @max-[15rem]:hidden">
          {label}
          {/* In a narrow panel the name of the model needs the room more. */}
          {isTooMuch || <span className={cost && 'max-[26rem]:hidden'}> {unit}</span>}
          {cost && ` · ${cost}`}
        </span>
      </span>
      <button
        type="button"
        aria-label={title}
        title={whatIsSent(facts)}
        onClick={onOpen}
        className="absolute inset-0 rounded-medium"
      />
    </span>
  );
}

/** The browsers' own meter cannot be a ring with words beside it. */
function meterAttributes({ tokens, most, facts }: Reading, label: string) {
  return {
    role: 'meter',
    'aria-label': label,
    'aria-valuemin': 0,
    'aria-valuemax': most,
    'aria-valuenow': Math.min(tokens, most),
    'aria-valuetext': facts,
  } as const;
}

/** In units of the drawing: the ring's length is 100, so that shares are percents. */
const radius = 100 / (2 * Math.PI);

function Ring({ share = 0 }: { share: number | undefined }) {
  const shown = share > 0 ? Math.max(3, share * 100) : 0;
  return (
    <svg aria-hidden="true" viewBox="-20 -20 40 40" fill="none" strokeWidth={6} className="size-3.5 shrink-0">
      <circle r={radius} className="stroke-line" />
      <circle
        r={radius}
        transform="rotate(-90)"
        stroke="currentColor"
        strokeDasharray={`${shown} 100`}
        visibility={shown === 0 ? 'hidden' : 'visible'}
      />
    </svg>
  );
}

function readingOf({ conversation, planned, calibration }: Plan, words: Words): Reading {
  const { model } = conversation;
  const { context: says } = words;
  const { exactly, estimated, estimatedShort, inDollars, aboutDollars } = numbersOf(words);
  const rough = isRough(calibration);
  if (!planned.fits) {
    const { neededTokens, limitTokens } = planned.doesNotFit;
    return {
      tokens: neededTokens,
      most: limitTokens,
      share: 1,
      isTooMuch: true,
      label: says.doesNotFit,
      facts: says.tooMuch(estimated(neededTokens, rough), exactly(limitTokens)),
    };
  }
  const { totalTokens, limitTokens } = planned.context.report;
  const { ceilingTokens = Infinity } = ceilingOf(policyOf(conversation));
  const most = Math.min(limitTokens, ceilingTokens);
  const isKnown = Number.isFinite(most);
  const cost = costOfNext(model, planned);
  return {
    tokens: totalTokens,
    most: isKnown ? most : totalTokens,
    ...(isKnown && { share: Math.min(1, totalTokens / most) }),
    isTooMuch: false,
    label: estimatedShort(totalTokens, rough),
    ...(cost && { cost: inDollars(cost) }),
    facts: says.facts([
      says.tokensOf(estimated(totalTokens, rough), isKnown ? exactly(most) : undefined),
      ...(ceilingTokens < limitTokens ? [says.byPolicy] : []),
      says.messages(sentCount(planned.context)),
      cost ? says.withoutReply(aboutDollars(cost)) : costInWords(cost, model, words),
    ]),
  };
}
