import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormAttachment } from '../ports.ts';
import { useFlowForm } from './flow-form-context.ts';

/** A file on its way, or one that did not arrive. */
export interface Upload {
  key: number;
  file: File;
  percent: number;
  error?: string;
}

interface UploadsOptions {
  /** Gets each file when it has arrived. */
  onDone: (attachment: FormAttachment) => void;
  /** Why a file is not sent, made ready as it is. */
  refusalOf: (file: File) => string | undefined;
}

/** Uploads files one by one as they are chosen, each made ready first. */
export function useUploads({ onDone, refusalOf }: UploadsOptions) {
  const { ports, say, rememberAttachment, countUploads } = useFlowForm();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const nextKey = useRef(0);
  const aborts = useRef(new Map<number, AbortController>());
  const done = useRef(onDone);
  done.current = onDone;

  const change = useCallback((key: number, part: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
  }, []);
  const remove = useCallback((key: number) => {
    aborts.current.get(key)?.abort();
    setUploads((all) => all.filter((upload) => upload.key !== key));
  }, []);
  const send = async (key: number, chosen: File): Promise<void> => {
    const abort = new AbortController();
    aborts.current.set(key, abort);
    countUploads(1);
    try {
      const file = (await ports.prepareFile?.(chosen)) ?? chosen;
      if (abort.signal.aborted) return;
      const refusal = refusalOf(file);
      if (refusal !== undefined) {
        change(key, { error: refusal });
        return;
      }
      const attachment = await ports.uploadAttachment(file, (percent) => change(key, { percent }), abort.signal);
      if (abort.signal.aborted) return;
      rememberAttachment(attachment);
      remove(key);
      done.current(attachment);
    } catch (error) {
      if (abort.signal.aborted) return;
      change(key, { error: error instanceof Error && error.message ? error.message : say('attachments.failed') });
    } finally {
      aborts.current.delete(key);
      countUploads(-1);
    }
  };
  const start = (file: File, refusal?: string) => {
    nextKey.current += 1;
    const key = nextKey.current;
    setUploads((all) => [...all, { key, file, percent: 0, ...(refusal ? { error: refusal } : {}) }]);
    if (!refusal) void send(key, file);
  };
  const retry = ({ key, file }: Upload) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { key, file, percent: 0 } : upload)));
    void send(key, file);
  };

  useEffect(() => {
    const open = aborts.current;
    return () => {
      for (const abort of open.values()) abort.abort();
    };
  }, []);
  /** Uploads that have begun and not ended, those of the same moment included. */
  const underWay = () => aborts.current.size;
  return { uploads, start, retry, remove, underWay };
}
