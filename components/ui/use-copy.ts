import { useEffect, useState } from 'react';

/** In milliseconds: how long a copy is confirmed. */
const confirmationTime = 1500;

/** Copies text; `hasCopied` is true for a moment after it has worked. */
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
      await navigator.clipboard.writeText(text);
      setHasCopied(true);
    },
  };
}
