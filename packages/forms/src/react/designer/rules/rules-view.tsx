import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { addCheck, checksOf, countConditions, parseRef, plainConditions } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';
import { titleOf } from '../matrix/permission-matrix.tsx';
import { CheckCard } from './check-card.tsx';

const KINDS = ['show', 'require', 'computed'] as const;

/** All rules of the form: what is checked on submit, and which fields are shown, required or computed by a formula. */
export function RulesView() {
  const { form, say, change, readOnly } = useDesigner();
  const checks = checksOf(form);
  return (
    <div className="fd-rules">
      <Branches />
      <section>
        <h3>{say('check.title')}</h3>
        <p className="fd-hint">{say(checks.length > 0 ? 'check.assert-hint' : 'rules.checks-none')}</p>
        {checks.map((placed) => (
          <CheckCard key={placed.index} {...placed} whole />
        ))}
        {!readOnly && (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => change(addCheck(form))}>
            {say('check.add')}
          </Button>
        )}
      </section>
      <Conditions />
    </div>
  );
}

/** `if`/`then` of the schema: made into formulas with a press, as far as these can say the same. */
function Branches() {
  const { form, say, change, readOnly } = useDesigner();
  const { plain, text } = countConditions(form);
  return (
    <>
      {plain > 0 && (
        <Alert
          type="info"
          showIcon
          title={say('rules.branches', { count: plain })}
          action={
            !readOnly && (
              <Button size="small" onClick={() => change(plainConditions(form))}>
                {say('rules.branches-convert')}
              </Button>
            )
          }
        />
      )}
      {text > 0 && <Alert type="info" showIcon title={say('rules.branches-text', { count: text })} />}
    </>
  );
}

function Conditions() {
  const { form, say, lang, open } = useDesigner();
  const rules = KINDS.flatMap((kind) =>
    Object.entries(form[kind] ?? {}).map(([name, expression]) => ({ kind, name, expression })),
  );
  return (
    <section>
      <h3>{say('rules.conditions')}</h3>
      <p className="fd-hint">{say(rules.length > 0 ? 'rules.conditions-hint' : 'rules.conditions-none')}</p>
      <ul className="fd-conditions">
        {rules.map(({ kind, name, expression }) => (
          <li key={`${kind} ${name}`}>
            <button type="button" onClick={() => open(parseRef(name))}>
              <strong>{titleOf(form, parseRef(name), lang)}</strong>
              <span>{say(`rules.kind-${kind}`)}</span>
              <code>{expression}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
