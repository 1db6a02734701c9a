/** In pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a family of models counts pictures. */
interface Rule {
  tokens(size: Size): number;
  /** In pixels: it scales larger pictures down itself. */
  longestSide: number;
}

/**
 * About how many tokens a picture has for a model, by the rules that providers publish; for a model of which no rule
 * is known, as many as most would count.
 * @see https://platform.claude.com/docs/en/build-with-claude/vision
 * @see https://platform.openai.com/docs/guides/images-vision
 */
export function pictureTokens(size: Size, model: string): number {
  return Math.max(1, Math.ceil(ruleFor(model).tokens(size)));
}

/** In pixels: Anthropic refuses larger ones in a request with more than 20 pictures, and a conversation may grow so far. */
const mostSide = 2_000;

/** The longest side in pixels up to which a model looks at all of a picture: more would cost time and nothing else. */
export function longestSide(model: string): number {
  return Math.min(mostSide, ruleFor(model).longestSide);
}

function ruleFor(model: string): Rule {
  const [, rule] = rules.find(([names]) => names.test(model)) ?? [undefined, patches(28, 2_048, 4_096)];
  return rule;
}

/**
 * The first that knows the name has it; names may have a provider before them, as OpenRouter's do. The factors of the
 * smaller models of OpenAI are those that it charges, which are not all those that its guide has had.
 * @see https://community.openai.com/t/introducing-gpt-5-4-mini-and-nano-our-most-capable-small-models-yet/1377015
 */
const rules: readonly (readonly [RegExp, Rule])[] = [
  [/claude-(opus-4-[78]|[a-z]+-[5-9])/, patches(28, 2_576, 4_784)],
  [/claude/, patches(28, 1_568, 1_568)],
  [/gpt-4o-mini/, tiles(2_833, 5_667)],
  [/o4-mini/, patches(32, 2_048, 1_536, 1.72)],
  [/gpt-4\.1-mini/, patches(32, 2_048, 1_536, 1.62)],
  [/gpt-4\.1-nano/, patches(32, 2_048, 1_536, 2.46)],
  [/gpt-5-nano/, patches(32, 2_048, 1_536, 1.5)],
  [/gpt-5(\.[1-4])?(-codex)?-(mini|nano)/, patches(32, 2_048, 1_536, 1.2)],
  [/gpt-4/, tiles(85, 170)],
  [/(^|\/)o[13]\b/, tiles(75, 150)],
  [/gpt-5(\.1)?(?![.\d])/, tiles(70, 140)],
  [/gpt-5\.[23]/, patches(32, 2_048, 1_536, 1.2)],
  [/gpt-5\.4/, patches(32, 2_048, 2_500, 1.2)],
  [/gpt-/, patches(32, 6_000, 10_000, 1.2)],
  [/gemini/, { tokens: () => 1_100, longestSide: Infinity }],
];

/** Squares of so many pixels, at most so many of them, on a picture made to fit; each has `factor` tokens. */
function patches(side: number, longestSide: number, most: number, factor = 1): Rule {
  const tokens = (size: Size) => {
    const { width, height } = scaledTo(size, longestSide / Math.max(size.width, size.height));
    return Math.min(most, Math.ceil(width / side) * Math.ceil(height / side)) * factor;
  };
  return { tokens, longestSide };
}

/** Squares of 512 pixels on a picture whose short side is made 768 pixels, and something for the whole. */
function tiles(base: number, each: number): Rule {
  const tokens = (size: Size) => {
    const { width, height } = scaledTo(size, 2_048 / Math.max(size.width, size.height));
    const fitted = scaledTo({ width, height }, 768 / Math.min(width, height));
    return base + each * Math.ceil(fitted.width / 512) * Math.ceil(fitted.height / 512);
  };
  return { tokens, longestSide: 2_048 };
}

/** Never larger than it is. */
function scaledTo({ width, height }: Size, factor: number): Size {
  const scale = Math.min(1, factor);
  return { width: width * scale, height: height * scale };
}
