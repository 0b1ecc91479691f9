export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const CONFIG = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
const RESOURCE_TYPE = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';
const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema';

/** Resources of one answer. */
export const MOST_RESULTS = 200;

const supported = (yes: boolean) => ({ supported: yes });

/** RFC 7643, 5. */
export const serviceProviderConfig = {
  schemas: [CONFIG],
  patch: supported(true),
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MOST_RESULTS },
  changePassword: supported(false),
  sort: supported(false),
  etag: supported(true),
  authenticationSchemes: [
    {
      ...{ type: 'oauthbearertoken', name: 'API token', primary: true },
      description: 'A token with the permission org.provision, in the header Authorization: Bearer',
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: '/scim/v2/ServiceProviderConfig' },
};

const resourceType = (id: string, endpoint: string, schema: string, schemaExtensions: readonly object[]) => ({
  ...{ schemas: [RESOURCE_TYPE], id, name: id, endpoint, schema, schemaExtensions },
  meta: { resourceType: 'ResourceType', location: `/scim/v2/ResourceTypes/${id}` },
});

export const resourceTypes = [
  resourceType('User', '/Users', USER, [{ schema: ENTERPRISE, required: false }]),
  resourceType('Group', '/Groups', GROUP, []),
];

interface Extra {
  readonly type?: 'string' | 'boolean' | 'complex';
  readonly required?: boolean;
  readonly multiValued?: boolean;
  readonly mutability?: 'readWrite' | 'readOnly' | 'writeOnly' | 'immutable';
  readonly returned?: 'default' | 'never';
  readonly uniqueness?: 'none' | 'server';
  readonly subAttributes?: readonly object[];
}

const attribute = (name: string, description: string, extra: Extra = {}) => ({
  ...{ name, description, type: 'string', multiValued: false, required: false, caseExact: false },
  ...{ mutability: 'readWrite', returned: 'default', uniqueness: 'none', ...extra },
});
const list = (name: string, description: string, subs: readonly string[], extra: Extra = {}) =>
  attribute(name, description, {
    ...{ type: 'complex', multiValued: true, subAttributes: subs.map((sub) => attribute(sub, sub)) },
    ...extra,
  });

const schema = (id: string, name: string, description: string, attributes: readonly object[]) => ({
  ...{ schemas: [SCHEMA], id, name, description, attributes },
  meta: { resourceType: 'Schema', location: `/scim/v2/Schemas/${id}` },
});

/** RFC 7643, 7: what is kept here of each resource. */
export const schemaResources = [
  schema(USER, 'User', 'A person', [
    attribute('userName', 'Name to sign in with', { required: true, uniqueness: 'server' }),
    attribute('externalId', 'What the client calls the person'),
    attribute('name', 'Parts of the name', {
      type: 'complex',
      subAttributes: ['formatted', 'familyName', 'givenName'].map((sub) => attribute(sub, sub)),
    }),
    attribute('displayName', 'Name as it is shown'),
    attribute('title', 'Title'),
    attribute('active', 'Whether the person is here', { type: 'boolean' }),
    list('emails', 'One of them is kept: the primary one, else that for work', ['value', 'type', 'primary']),
    list('phoneNumbers', 'One of them is kept, sealed', ['value', 'type'], {
      mutability: 'writeOnly',
      returned: 'never',
    }),
    list('groups', 'Groups that the person is in', ['value', 'display'], { mutability: 'readOnly' }),
  ]),
  schema(GROUP, 'Group', 'People who belong together; gives no permission', [
    attribute('displayName', 'Name', { required: true }),
    attribute('externalId', 'What the client calls the group'),
    list('members', 'People', ['value', 'display']),
  ]),
  schema(ENTERPRISE, 'EnterpriseUser', 'A person in the organisation', [
    attribute('employeeNumber', 'Number of the person in the organisation'),
    attribute('department', 'Key or name of the unit that is the person’s main one'),
    attribute('organization', 'Organisation'),
    attribute('division', 'Division'),
    attribute('costCenter', 'Cost centre'),
    attribute('manager', 'Head', { type: 'complex', subAttributes: [attribute('value', 'Id of a person')] }),
  ]),
];
