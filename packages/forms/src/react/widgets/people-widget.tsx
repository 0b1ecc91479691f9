import type { WidgetProps } from '@rjsf/utils';
import { Select, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { FormPerson } from '../ports.ts';
import { useFlowForm } from '../state/flow-form-context.ts';
import { usePeople } from '../state/use-people.ts';
import { controlProps, placeholderOf, statusOf, textsOf } from './control-props.ts';

/** Between the last key and the search, in milliseconds. */
const PAUSE = 250;

function optionOf(person: FormPerson) {
  const detail = [person.department, person.post].filter(Boolean).join(' · ');
  return { value: person.id, label: person.name, detail };
}

/** Finds people by name; one, or several where the field takes a list. */
export function PeopleWidget(props: WidgetProps) {
  const { say } = useFlowForm();
  const many = props.schema.type === 'array';
  const chosen = many ? textsOf(props.value) : textsOf([props.value]);
  const known = usePeople(chosen);
  const { query, setQuery, found, searching } = useSearch();
  const options = new Map(found.map((person) => [person.id, optionOf(person)]));
  for (const id of chosen) {
    const person = known.get(id) ?? { id, name: '…' };
    if (!options.has(id)) options.set(id, optionOf(person));
  }
  const shared = {
    ...controlProps(props),
    className: 'ff-wide',
    status: statusOf(props),
    placeholder: placeholderOf(props, say('people.placeholder')),
    allowClear: !props.required,
    showSearch: { filterOption: false, onSearch: setQuery } as const,
    notFoundContent: searching ? <Spin size="small" /> : say(query === '' ? 'people.type' : 'people.none'),
    options: [...options.values()],
    optionRender: ({ data }: { data: ReturnType<typeof optionOf> }) => (
      <span className="ff-person">
        {data.label}
        <span className="ff-person-detail">{data.detail}</span>
      </span>
    ),
    onBlur: () => props.onBlur(props.id, props.value),
  };
  return many ? (
    <Select
      {...shared}
      mode="multiple"
      value={chosen}
      maxCount={props.schema.maxItems}
      onChange={(ids: string[]) => props.onChange(ids)}
    />
  ) : (
    <Select {...shared} value={chosen[0]} onChange={(id: string | undefined) => props.onChange(id)} />
  );
}

function useSearch() {
  const { ports } = useFlowForm();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly FormPerson[]>([]);
  const [searching, setSearching] = useState(false);
  const search = ports.searchPeople;
  useEffect(() => {
    const text = query.trim();
    if (text === '') {
      setFound([]);
      return;
    }
    setSearching(true);
    const abort = new AbortController();
    const finish = (people: readonly FormPerson[]) => {
      if (abort.signal.aborted) return;
      setFound(people);
      setSearching(false);
    };
    const timer = setTimeout(() => {
      search(text, abort.signal).then(finish, () => finish([]));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, search]);
  return { query, setQuery, found, searching };
}
