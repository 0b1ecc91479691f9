import { ClearOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type SignaturePad from 'signature_pad';
import { inkOf } from './ink.ts';
import styles from './signature.module.css';

interface DrawingPadProps {
  label: string;
  problem: boolean;
  /** Gets what is drawn after each stroke; null once it is wiped. */
  onChange: (image: Blob | null) => void;
}

/** A white field to sign on with finger, pen or mouse. */
export function DrawingPad({ label, problem, onChange }: DrawingPadProps) {
  const { t } = useTranslation('submit');
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  const [drawn, setDrawn] = useState(false);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let current = true;
    const fit = () => {
      // Sharp on dense screens; a new size wipes a canvas, so that what was drawn is drawn again.
      const scale = Math.max(1, window.devicePixelRatio);
      element.width = element.offsetWidth * scale;
      element.height = element.offsetHeight * scale;
      element.getContext('2d')?.scale(scale, scale);
      const strokes = pad.current?.toData();
      if (strokes) pad.current?.fromData(strokes);
    };
    const size = new ResizeObserver(fit);
    void import('signature_pad').then(({ default: Pad }) => {
      if (!current) return;
      pad.current = new Pad(element, { penColor: '#101828', minWidth: 0.9, maxWidth: 2.8 });
      size.observe(element);
      pad.current.addEventListener('endStroke', () => {
        setDrawn(true);
        void inkOf(element).then((image) => latest.current(image));
      });
      setReady(true);
    });
    return () => {
      current = false;
      size.disconnect();
      pad.current?.off();
      pad.current = null;
    };
  }, []);

  const clear = () => {
    pad.current?.clear();
    setDrawn(false);
    onChange(null);
  };
  return (
    <div className={styles.pad} data-problem={problem || undefined} data-ready={ready || undefined}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={label} />
      {!drawn && (
        <span className={styles.here} aria-hidden="true">
          {t('signature.here')}
        </span>
      )}
      <Button
        className={styles.clear ?? ''}
        size="small"
        type="text"
        icon={<ClearOutlined aria-hidden />}
        disabled={!drawn}
        onClick={clear}
      >
        {t('signature.clear')}
      </Button>
    </div>
  );
}
