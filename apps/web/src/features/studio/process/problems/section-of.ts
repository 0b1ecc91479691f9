/** The section of the panel in which a problem of a rule is mended. */
export function sectionOf(rule: string): string {
  if (/assign|nobody|people|role|post|user/.test(rule)) return 'people';
  if (/vote|mode|kind|disagree/.test(rule)) return 'decide';
  if (/action/.test(rule)) return 'actions';
  if (/form|field/.test(rule)) return 'form';
  if (/due|overdue|remind/.test(rule)) return 'time';
  if (/notif|channel/.test(rule)) return 'notify';
  if (/cc/.test(rule)) return 'cc';
  if (/default|choice/.test(rule)) return 'flows';
  if (/data-association/.test(rule)) return 'values';
  if (/data-(?:object|store)/.test(rule)) return 'object';
  if (/condition/.test(rule)) return 'condition';
  if (/job|http|mail|lookup|retry|document/.test(rule)) return 'job';
  if (/quantity/.test(rule)) return 'run';
  if (/complex-gateway|event-gateway|event-based/.test(rule)) return 'gateway';
  if (/ad-hoc|adhoc/.test(rule)) return 'scope';
  if (/called|call-activity/.test(rule)) return 'call';
  if (/timer|event|message|signal|correlation|error|link|compensation/.test(rule)) return 'event';
  if (/loop|instance/.test(rule)) return 'loop';
  if (/decision/.test(rule)) return 'decision';
  if (/script/.test(rule)) return 'data';
  return 'people';
}
