import type { KeyboardEvent } from 'react';
import { useAppState } from '../app-context';

/** Says of a key in a text field whether it sends, as the user has set it; every other Enter makes a new line. */
export function useSendKey(): (event: KeyboardEvent) => boolean {
  const sendKey = useAppState((state) => state.settings?.sendKey ?? 'enter');
  return ({ key, shiftKey, ctrlKey, metaKey, nativeEvent }) => {
    // A key that ends an input method's composition is not meant for the field.
    if (key !== 'Enter' || shiftKey || nativeEvent.isComposing) return false;
    return sendKey === 'enter' || ctrlKey || metaKey;
  };
}
