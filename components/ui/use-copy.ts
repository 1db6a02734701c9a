import { useEffect, useState } from 'react';

/** In milliseconds: how long a copy is confirmed. */
const confirmationTime = 1500;

/** Copies text; `hasCopied` is true for a moment after it has worked. A browser that refuses just leaves it false. */
export function useCopy(): { hasCopied: boolean; copy: (text: string) => Promise<void> } {
  const [hasCopied, setHasCopied] = useState(false);
  useEffect(() => {
    if (!hasCopied) return;
    const timer = setTimeout(() => setHasCopied(false), confirmationTime);
    return () => clearTimeout(timer);
  }, [hasCopied]);
  return {
    hasCopied,
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        setHasCopied(true);
      } catch {
        // Refused, for instance because the page lost the focus: nothing is confirmed, and the user can click again.
      }
    },
  };
}
