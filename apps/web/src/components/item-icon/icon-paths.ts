/** Line drawings of the service icons on a 24 × 24 field; an item names one of them. */
export const ICON_PATHS = {
  file: 'M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6',
  'id-card':
    'M3 5.5h18v13H3z M8.5 12.2a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8z M5.6 16c.5-1.6 1.6-2.3 2.9-2.3s2.4.7 2.9 2.3 M14.5 10h4 M14.5 14h4',
  door: 'M5 21V3.5h10V21 M3 21h18 M15 6h3v15 M11.5 12v1.5',
  key: 'M14.5 13.5a5 5 0 1 0-4.9-4L3 16v4.5h4v-2.5h2.5v-2.5l1.3-1.3a5 5 0 0 0 3.7-.7z M16 7.5v.1',
  calendar: 'M4 5.5h16V20H4z M4 10h16 M8.5 3v4 M15.5 3v4 M8.5 14.5l2.3 2.3 4.7-4.6',
  stamp:
    'M9.5 13.5c1-2 .2-3.5-.4-5a3 3 0 1 1 5.8 0c-.6 1.5-1.4 3-.4 5 M5 17.5v-2.5c0-.9.6-1.5 1.5-1.5h11c.9 0 1.5.6 1.5 1.5v2.5z M4.5 20.5h15',
  book: 'M12 6.5C10 5 7.5 4.5 4 4.5v14c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2v-14c-3.5 0-6 .5-8 2z M12 6.5v14',
  car: 'M4 16.5v-4.5l2-5.5h12l2 5.5v4.5z M4 12h16 M6 16.5V19 M18 16.5V19 M7.5 14.3v.1 M16.5 14.3v.1',
  money: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z M8.5 7.5 12 12l3.5-4.5 M12 12v5 M9 12.5h6 M9 15h6',
  home: 'M4 11.5 12 4.5l8 7 M6 10v10h12V10 M10 20v-5.5h4V20',
  people:
    'M9 11a3.3 3.3 0 1 0 0-6.6A3.3 3.3 0 0 0 9 11z M3 19.5c.4-3.6 2.7-5.5 6-5.5s5.6 1.9 6 5.5 M15.5 4.8a3.2 3.2 0 0 1 0 6 M17.5 14.3c2 .8 3.2 2.6 3.5 5.2',
  tool: 'M14.5 9.5a4.5 4.5 0 0 1 5.5-5.9l-2.7 2.7.5 2.4 2.4.5 2.4-2.4 M14.5 9.5l-9 9a1.8 1.8 0 0 0 0 2.5 1.8 1.8 0 0 0 2.5 0l9-9a4.5 4.5 0 0 0 5.6-4.8',
  globe:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z M3.5 12h17 M12 3.5c2.3 2.4 3.4 5.2 3.4 8.5s-1.1 6.1-3.4 8.5c-2.3-2.4-3.4-5.2-3.4-8.5s1.1-6.1 3.4-8.5z',
  medical: 'M4 7.5h16V20H4z M9 7.5V4h6v3.5 M12 10.5v6.5 M8.8 13.7h6.4',
  laptop: 'M5.5 5h13v10.5h-13z M3 19h18l-2.5-3.5h-13z',
  mail: 'M3.5 5.5h17v13h-17z M3.5 7l8.5 6 8.5-6',
} as const;

export type IconName = keyof typeof ICON_PATHS;

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(ICON_PATHS, name);
}
