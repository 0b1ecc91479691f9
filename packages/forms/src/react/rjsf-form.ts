import { generateTemplates } from '@rjsf/antd';
import { withTheme } from '@rjsf/core';
import { ArrayItemTemplate } from './templates/array-item-template.tsx';
import { ArrayTemplate } from './templates/array-template.tsx';
import { FieldTemplate } from './templates/field-template.tsx';
import { ObjectTemplate } from './templates/object-template.tsx';
import { AddressWidget } from './widgets/address-widget.tsx';
import { AttachmentsWidget } from './widgets/attachments-widget.tsx';
import { CheckboxesWidget } from './widgets/checkboxes-widget.tsx';
import { DateRangeField } from './widgets/date-range-field.tsx';
import { DateWidget } from './widgets/date-widget.tsx';
import { DepartmentsWidget } from './widgets/departments-widget.tsx';
import { IdNumberWidget } from './widgets/id-number-widget.tsx';
import { NoteField } from './widgets/note-field.tsx';
import { MoneyWidget, NumberWidget } from './widgets/number-widget.tsx';
import { PeopleWidget } from './widgets/people-widget.tsx';
import { RadioWidget } from './widgets/radio-widget.tsx';
import { SelectWidget } from './widgets/select-widget.tsx';
import { ShownWidget } from './widgets/shown-widget.tsx';
import { TagsWidget } from './widgets/tags-widget.tsx';
import { EmailWidget, PhoneWidget, TextWidget } from './widgets/text-widget.tsx';
import { TextareaWidget } from './widgets/textarea-widget.tsx';
import { TimeWidget } from './widgets/time-widget.tsx';

// Only its templates: its widgets would bring sliders and clocks that no form of ours draws.
const stock = generateTemplates<Record<string, unknown>>();

/** rjsf with the Ant Design theme, whose field, row and table templates and widgets are replaced by ours. */
export const RjsfForm = withTheme<Record<string, unknown>>({
  fields: { FlowDateRange: DateRangeField, FlowNote: NoteField },
  templates: {
    ...stock,
    FieldTemplate,
    ObjectFieldTemplate: ObjectTemplate,
    ArrayFieldTemplate: ArrayTemplate,
    ArrayFieldItemTemplate: ArrayItemTemplate,
  },
  widgets: {
    FlowAttachments: AttachmentsWidget,
    FlowCheckboxes: CheckboxesWidget,
    FlowAddress: AddressWidget,
    FlowDate: DateWidget,
    FlowEmail: EmailWidget,
    FlowTime: TimeWidget,
    FlowDepartments: DepartmentsWidget,
    FlowIdNumber: IdNumberWidget,
    FlowMoney: MoneyWidget,
    FlowNumber: NumberWidget,
    FlowPeople: PeopleWidget,
    FlowPhone: PhoneWidget,
    FlowRadio: RadioWidget,
    FlowSelect: SelectWidget,
    FlowShown: ShownWidget,
    FlowTags: TagsWidget,
    FlowText: TextWidget,
    FlowTextarea: TextareaWidget,
  },
});
