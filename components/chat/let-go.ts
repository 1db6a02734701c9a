import { createContext } from 'react';

/** To be called before something in the list of messages becomes larger or smaller by the reader's wish: the list stays where it is. */
export const LetGo = createContext<() => void>(() => {});
