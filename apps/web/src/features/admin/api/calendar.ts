import type { CalendarView, SaveDaysBody } from '@flowhall/contracts';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../../lib/api/client.ts';

const key = ['admin-calendar'] as const;

/** Office hours, and the days of a year that are not ordinary. */
export const calendarQuery = (year: number) =>
  queryOptions({
    queryKey: [...key, year],
    queryFn: ({ signal }): Promise<CalendarView> =>
      answer(client.GET('/api/admin/calendar', { params: { query: { year } }, signal })),
    placeholderData: keepPreviousData,
  });

function useCalendarChange<T>(change: (wish: T) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => cache.invalidateQueries({ queryKey: key }) });
}

export const useSaveOfficeHours = () =>
  useCalendarChange((hours: CalendarView['hours']) => client.PUT('/api/admin/calendar/hours', { body: { hours } }));

export const useSaveDays = () =>
  useCalendarChange((body: SaveDaysBody) => client.PUT('/api/admin/calendar/days', { body }));

export const useRemoveDay = () =>
  useCalendarChange((date: string) => client.DELETE('/api/admin/calendar/days/{date}', { params: { path: { date } } }));
