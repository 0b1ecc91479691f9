import type { WidgetProps } from '@rjsf/utils';
import { Cascader, Input } from 'antd';
import { useMemo } from 'react';
import { useFlowForm } from '../state/flow-form-context.ts';
import { useRegions } from '../state/use-regions.ts';
import { joinAddress, splitAddress } from './address-text.ts';
import { controlProps, placeholderOf, statusOf, textOf } from './control-props.ts';

const NARROW = { popup: { root: 'ff-regions' } };
const SIZE = { minRows: 1, maxRows: 3 };

/** A postal address: the region chosen from province to district, and a line that grows for where in it. */
export function AddressWidget(props: WidgetProps) {
  const { say, narrow } = useFlowForm();
  const regions = useRegions();
  const { id, ...control } = controlProps(props);
  const text = textOf(props.value);
  const { region, detail } = splitAddress(text, regions);
  const path = useMemo(() => [...(regions?.regionPath(region) ?? [])], [regions, region]);
  const options = useMemo(() => regions?.options(say('address.abroad')) ?? [], [regions, say]);
  const change = (nextRegion: string, nextDetail: string) => props.onChange(joinAddress(nextRegion, nextDetail));
  return (
    // biome-ignore lint/a11y/useSemanticElements: two controls of one value, named by the field's label
    <div className="ff-address" role="group" aria-labelledby={`${id}__label`}>
      <Cascader
        {...control}
        id={id}
        className="ff-wide"
        popupMatchSelectWidth={narrow}
        {...(narrow && { classNames: NARROW })}
        status={statusOf(props)}
        aria-label={say('address.region')}
        placeholder={say('address.region-placeholder')}
        loading={!regions}
        options={options}
        value={path}
        displayRender={(labels) => labels.join(' ')}
        showSearch={{ filter: (typed, chain) => chain.some(({ label }) => String(label).includes(typed)), limit: 50 }}
        allowClear={!props.required}
        onChange={(chosen: (string | number | null)[] | undefined) =>
          change(regions?.writtenRegion((chosen ?? []).map(String)) ?? '', detail)
        }
        onBlur={() => props.onBlur(id, text)}
      />
      <Input.TextArea
        {...control}
        id={`${id}__detail`}
        status={statusOf(props)}
        aria-label={say('address.detail')}
        value={detail}
        placeholder={placeholderOf(props, say('address.detail-placeholder'))}
        autoSize={SIZE}
        autoComplete="street-address"
        maxLength={props.schema.maxLength}
        onChange={(event) => change(region, event.target.value.replaceAll(/[\r\n]+/g, ' '))}
        onBlur={(event) => {
          const trimmed = event.target.value.trim();
          if (trimmed !== event.target.value) change(region, trimmed);
          props.onBlur(id, text);
        }}
      />
    </div>
  );
}
