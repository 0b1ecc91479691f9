import type { Catalogue } from '../catalogue.ts';
import type { hall as zh } from '../zh/hall.ts';

export const hall: Catalogue<typeof zh> = {
  title: 'Service hall',
  search: 'Search services and departments',
  searchLabel: 'Search services',
  all: 'All',
  categories: 'Categories',
  favourites: 'Favourites',
  recent: 'Recent',
  services: 'All services',
  addFavourite: 'Add “{{name}}” to favourites',
  removeFavourite: 'Remove “{{name}}” from favourites',
  promised: 'Done within {{days}}',
  noPromise: 'No promised time',
  found_one: '{{count}} service found',
  found_other: '{{count}} services found',
  noneFound: 'Nothing found for “{{words}}”',
  noneFoundHint: 'Try other words, or clear the search to see every service.',
  clearSearch: 'Clear search',
  empty: 'There is no service for you at the moment',
  emptyHint: 'If you think there should be, ask an administrator.',
  noFavourites: 'No favourites yet',
  noFavouritesHint: 'Press the star on a service, and it appears here.',
};
