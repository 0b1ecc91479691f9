import { expect, type Locator, type Page } from '@playwright/test';
import { say } from '../fixtures/language.ts';
import type { SampleFile } from '../fixtures/sample-files.ts';

interface PersonRow {
  name: string;
  idNumber: string;
  phone: string;
  validFrom: string;
  validTo: string;
}

/** The form of an application, being filled in; its fields are named in Chinese and found in the language of the journey. */
export class FormScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  field(label: string): Locator {
    return this.#page.getByLabel(say(label), { exact: false }).first();
  }

  async choose(group: string, option: string): Promise<void> {
    await this.#page
      .getByRole('radiogroup', { name: say(group) })
      .getByText(say(option), { exact: true })
      .click();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#page
      .getByRole('textbox', { name: say(label) })
      .or(this.#page.getByRole('spinbutton', { name: say(label) }))
      .fill(value);
  }

  /** A row of the sub-table `persons`; a card on phones. */
  person(number: number): Locator {
    return this.#page.locator(`[data-pointer="/persons/${number - 1}"]`);
  }

  async addPerson(number: number, row: PersonRow): Promise<void> {
    await this.#page.getByRole('button', { name: say('添加一行') }).click();
    const fields = this.person(number);
    await fields.getByLabel(say('姓名')).fill(row.name);
    await fields.getByLabel(say('身份证号')).fill(row.idNumber);
    await fields.getByLabel(say('联系电话')).fill(row.phone);
    await this.date(fields.getByLabel(say('有效期起')), row.validFrom);
    await this.date(fields.getByLabel(say('有效期止')), row.validTo);
  }

  /** Types a day; Enter takes it over from the calendar. */
  async date(field: Locator, day: string): Promise<void> {
    await field.fill(day);
    await field.press('Enter');
    await expect(field).toHaveValue(day);
  }

  /** Adds an entry to a field of tags. */
  async tag(label: string, words: string, within: Page | Locator = this.#page): Promise<void> {
    const box = within.getByRole('combobox', { name: say(label) });
    await box.fill(words);
    await box.press('Enter');
    await box.press('Escape');
  }

  files(label: string): Locator {
    return this.#page.getByRole('group', { name: say(label) });
  }

  async upload(label: string, ...files: SampleFile[]): Promise<void> {
    const group = this.files(label);
    await group.locator('input[type=file]').first().setInputFiles(files);
    for (const { name } of files)
      await expect(group.getByRole('button', { name: `${say('删除')} ${name}` })).toBeVisible();
    await expect(group.getByRole('progressbar')).toHaveCount(0);
  }

  /** The message below a field or a table. */
  problem(pointer: string): Locator {
    return this.#page.locator(`[data-pointer="${pointer}"]`).getByRole('alert');
  }
}
