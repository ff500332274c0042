import { Button, Text } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { accessible } from '../platform/accessible.ts';

interface ActionProps {
  readonly id?: string;
  readonly kind?: 'main' | 'plain' | 'danger';
  readonly isBusy?: boolean;
  readonly isOff?: boolean;
  onTap(): void;
}

/** A button that shows that it works and takes no second tap meanwhile. */
export function Action({ kind = 'main', children, ...props }: PropsWithChildren<ActionProps>) {
  const { id, isBusy = false, isOff = false, onTap } = props;
  return (
    <Button
      {...(id === undefined ? {} : { id })}
      {...accessible({ role: 'button', isOff: isBusy || isOff })}
      className={`action action-${kind}${isBusy ? ' is-busy' : ''}`}
      // H5 reads disabled={false} as disabled.
      {...(isBusy || isOff ? { disabled: true } : {})}
      onClick={onTap}
    >
      <Text>{children}</Text>
    </Button>
  );
}
