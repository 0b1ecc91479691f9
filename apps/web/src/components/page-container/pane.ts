import { createContext } from 'react';

/** Whether a page is shown as a pane beside a list: then it fills the pane and leaves the title of the tab alone. */
export const InPane = createContext(false);
