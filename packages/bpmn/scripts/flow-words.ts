import {
  ASSIGNMENT_RULES,
  DISAGREES,
  DUE_COUNTS,
  NEEDS,
  ON_NOBODY,
  ON_SAME_PERSON,
  OPINIONS,
  OVERDUE_ACTIONS,
  PICKS,
  STEP_ACTIONS,
  STEP_CHANNELS,
  STEP_EVENTS,
  STEP_KINDS,
  STEP_MODES,
} from '../src/flow.ts';
import { DOCUMENT_LANGUAGES, HTTP_METHODS } from '../src/flow-jobs.ts';

/** What the reference says of an attribute, or of the text of an element, beside what the descriptor says. */
export interface AttributeWords {
  readonly says: string;
  /** The values that it may have, or what they look like. */
  readonly values: readonly string[] | string;
}

/** What the reference says of a type of the descriptor. */
export interface TypeWords {
  readonly says: string;
  readonly attributes: Readonly<Record<string, AttributeWords>>;
}

const FEEL = 'FEEL';
const TEXT_OR_FEEL = 'text, or FEEL after `=`';
const CHANNELS = STEP_CHANNELS.filter((channel) => channel !== 'in-app');

const correlationKey: AttributeWords = {
  says: 'Tells whose message it is: caught, which one is meant; thrown, who is.',
  values: FEEL,
};

/** Words of every type and attribute in the descriptor, which says itself where elements stand and what they hold. */
export const FLOW_WORDS: Readonly<Record<string, TypeWords>> = {
  Step: {
    says: 'Settings of a step that people do.',
    attributes: {
      kind: {
        says: 'Fill in, give an opinion and outcome, do the work and report, or take note.',
        values: STEP_KINDS,
      },
      form: { says: 'The form that the step shows.', values: 'name of a file in `forms/`, without its ending' },
      mode: {
        says: 'When a round of several people is decided: the one person, whoever takes it, the first of them, everybody, one after the other, or a vote (`flow:vote`).',
        values: STEP_MODES,
      },
      pick: { says: 'Whether the handler before chooses among the people found.', values: PICKS },
      onNobody: {
        says: 'If the rules find nobody: administrators, named people, pass over the step, or refuse to enter it.',
        values: ON_NOBODY,
      },
      onNobodyUsers: { says: 'Who does it then, with `onNobody="users"`.', values: 'user names, separated by commas' },
      disagree: {
        says: 'What "disagree" does: end the application as rejected, or go on so that the model branches on `outcome`.',
        values: DISAGREES,
      },
      onSamePerson: {
        says: 'If somebody would decide on the own application or decide twice: ask anyway, count as agreed, or go to the head.',
        values: ON_SAME_PERSON,
      },
    },
  },
  Due: {
    says: 'When the step is due, counted from its beginning, and what happens then.',
    attributes: {
      after: {
        says: 'The time there is; FEEL that gives null sets no limit.',
        values: 'ISO 8601 duration, or FEEL after `=`',
      },
      counts: { says: 'Office hours and working days, or the clock.', values: DUE_COUNTS },
      remindBefore: { says: 'Who has not acted is reminded so long before.', values: 'durations, separated by blanks' },
      remindAfter: { says: 'And so long after.', values: 'durations, separated by blanks' },
      overdue: {
        says: 'Tell, hand to the head above, agree for them, or return.',
        values: OVERDUE_ACTIONS,
      },
    },
  },
  Vote: {
    says: 'When a vote has agreed: by a share of all weights or by a fixed weight. Ends early once nothing can change it.',
    attributes: {
      share: { says: 'Share of all weights that must agree.', values: 'number above 0, at most 1' },
      threshold: { says: 'Weight that must agree.', values: 'number above 0' },
      weight: { says: 'Weight of a voter (`person`); 1 without it.', values: FEEL },
      veto: { says: 'True for whoever ends the vote by disagreeing.', values: FEEL },
    },
  },
  ScriptTask: {
    says: 'Added to a script task, whose script is FEEL.',
    attributes: { resultVariable: { says: 'Where the result of the script goes.', values: 'name of a variable' } },
  },
  MessageEventDefinition: { says: 'Added to a message event.', attributes: { correlationKey } },
  MessageTask: { says: 'Added to a receive or send task.', attributes: { correlationKey } },
  TimerEventDefinition: {
    says: 'Added to a timer.',
    attributes: {
      workingTime: { says: 'The duration counts in office hours and working days.', values: ['true', 'false'] },
    },
  },
  GlobalScriptTask: {
    says: 'Lets `script` of a global script task be an element, as in the BPMN schema.',
    attributes: {},
  },
  Assignment: {
    says: 'A rule by which people are found. Several rules of a step are combined; each person counts once.',
    attributes: {
      rule: {
        says: 'How they are found; the other attributes belong to one rule or another.',
        values: ASSIGNMENT_RULES,
      },
      users: { says: 'For `users`.', values: 'user names, separated by commas' },
      role: { says: 'For `role`, and to narrow `chosen`.', values: 'key of a role' },
      post: { says: 'For `post`.', values: 'key of a post' },
      department: {
        says: "For `role`, `post`, `chosen`: in which department; `initiator` is the applicant's, `nearest` the first upwards from it that has somebody.",
        values: 'key of a department, `initiator`, `nearest`',
      },
      levels: { says: "For `head`: how many levels up from the applicant's department.", values: 'number from 0' },
      field: { says: 'For `form-department-head` and `form-users`.', values: 'name of a form field' },
      step: { says: 'For `handler-of`: whoever handled that step.', values: 'id of a user task' },
      scope: { says: 'For `chosen`: among whom the handler before chooses.', values: '`all`, `department`' },
      expression: { says: 'For `expression`: gives user ids.', values: FEEL },
    },
  },
  Action: {
    says: 'An action of the step. `agree` is always there; written down to name it or to ask for something.',
    attributes: {
      name: { says: 'Which action.', values: STEP_ACTIONS },
      labelZh: { says: 'Words on the button in Chinese.', values: 'text' },
      labelEn: { says: 'The same in English.', values: 'text' },
      opinion: { says: 'Whether it asks for an opinion.', values: OPINIONS },
      signature: { says: 'Whether it asks for a signature.', values: NEEDS },
      attachment: { says: 'Whether it asks for files.', values: NEEDS },
    },
  },
  Notification: {
    says: 'Sends a message of an event of the step by other channels too; one in the application comes always.',
    attributes: {
      event: { says: 'What happened.', values: STEP_EVENTS },
      channels: { says: 'By which channels.', values: `${list(CHANNELS)}, separated by blanks` },
    },
  },
  Name: {
    says: "The name of what it stands in, in another language than the diagram's Chinese.",
    attributes: {
      lang: { says: 'The language.', values: ['en'] },
      text: { says: 'The name.', values: 'text' },
    },
  },
  Branching: {
    says: 'Who decides at a gateway: its conditions, or the handler of the step before.',
    attributes: { choice: { says: 'By conditions or by hand.', values: ['condition', 'manual'] } },
  },
  Cc: { says: 'People who get a copy to read when the process is here.', attributes: {} },
  CalledDecision: {
    says: 'The decision that a business rule task makes.',
    attributes: {
      decision: { says: 'Which one.', values: 'id of a decision in `decisions/*.dmn`' },
      result: { says: 'Where its result goes.', values: 'name of a variable' },
    },
  },
  Http: {
    says: 'A request to another system.',
    attributes: {
      method: { says: 'Its method.', values: HTTP_METHODS },
      url: { says: 'Its address; the host must be allowed by `FLOWHALL_HTTP_ALLOW`.', values: TEXT_OR_FEEL },
      timeout: { says: 'From looking the host up to the last byte, at most two minutes.', values: 'ISO 8601 duration' },
    },
  },
  Mail: {
    says: 'An e-mail.',
    attributes: {
      to: { says: 'To whom.', values: 'addresses or user names, separated by commas, or FEEL after `=`' },
      cc: { says: 'Who gets a copy.', values: 'the same' },
      subject: { says: 'Its subject.', values: TEXT_OR_FEEL },
    },
  },
  Lookup: {
    says: "Asks the organisation's own directory about a person, seen by results and errors as `person`.",
    attributes: { user: { says: 'About whom.', values: 'id or user name, or FEEL after `=`' } },
  },
  Document: {
    says: "Makes a PDF of the application's sheet that becomes part of it, seen by results as `document`.",
    attributes: {
      name: { says: 'Name of the file without its ending.', values: TEXT_OR_FEEL },
      lang: { says: 'Its language.', values: DOCUMENT_LANGUAGES },
    },
  },
  ExternalTask: {
    says: 'Work for a program outside that fetches it by topic; what it hands over is seen as `output`.',
    attributes: { topic: { says: 'By which it is fetched.', values: 'text' } },
  },
  Retry: {
    says: 'How often the work is tried before it becomes an incident.',
    attributes: {
      attempts: { says: 'How often in all.', values: 'number from 1' },
      backoff: { says: 'The first pause; each further one is twice as long.', values: 'ISO 8601 duration' },
    },
  },
  Header: {
    says: 'A header of the request.',
    attributes: {
      name: { says: 'Its name.', values: 'text' },
      value: { says: 'Its value; secrets by reference, as `secrets.NAME`.', values: TEXT_OR_FEEL },
    },
  },
  Body: {
    says: 'What is sent: a text as it stands, anything else as JSON.',
    attributes: { text: { says: 'The content.', values: TEXT_OR_FEEL } },
  },
  Input: {
    says: 'Something that the program outside gets to see.',
    attributes: {
      variable: { says: 'By which name.', values: 'text' },
      value: { says: 'What.', values: TEXT_OR_FEEL },
    },
  },
  Result: {
    says: 'What is kept of the answer.',
    attributes: {
      variable: { says: 'In which variable.', values: 'name of a variable' },
      value: { says: 'What, over `response`, `person`, `document` or `output`.', values: TEXT_OR_FEEL },
    },
  },
  Error: {
    says: 'An answer that is a BPMN error of the process; asked in order, before the status is judged.',
    attributes: {
      when: { says: 'Whether it is.', values: 'FEEL after `=`' },
      code: { says: "The error's code, for boundary events.", values: 'text' },
    },
  },
};

/** Values as they are written in the reference. */
export function list(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(' · ');
}
