import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { accessible } from '../platform/accessible.ts';

interface TapProps {
  readonly className: string;
  readonly id?: string;
  /** What a screen reader says instead of the text inside. */
  readonly label?: string;
  /** Set where it is one of several choices. */
  readonly isChosen?: boolean;
  readonly isBusy?: boolean;
  onTap(): void;
}

/** Anything that is tapped and is no button of its own: a cell, a choice, a lane. */
export function Tap({ id, className, label, isChosen, isBusy = false, ...props }: TapPropsWith) {
  return (
    <View
      {...(id === undefined ? {} : { id })}
      {...accessible({
        role: isChosen === undefined ? 'button' : 'radio',
        label,
        isChosen,
        isOff: isBusy,
      })}
      className={`tap ${className}${isBusy ? ' is-busy' : ''}`}
      hoverClass="tap-press"
      onClick={() => {
        if (!isBusy) props.onTap();
      }}
    >
      {props.children}
    </View>
  );
}

type TapPropsWith = PropsWithChildren<TapProps>;
