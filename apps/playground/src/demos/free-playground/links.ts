import type { Links } from '../../demo/loadLinks.ts';

/** Links that can always be opened, with the settings that they hold. */
export const links: Links = {
  '#v1.Lc7dSsQwFATgVznMleJpTcKWhcPuK3jjpasQt2dtIE1KE7X-vbtEvJwZ-JgHXFbVbon-42XNr2kEf-E9jHUqEDgmB4Y_1_Dma8gJgo0OR-qskKFv2uhAVuhqoxuy10_udtdKMGIuDZiLglGqLvfhUyGmt25gzHnWVCGDYRTVEbJnjL56CDrLph9OybA5JdsPbLXb_yMFsjOMJfqkEKw-jXlu2xQu1Ta-6X_JQTrTW8Zz8EXbl5TBCCnU4GMoukIw6V1eZx8boVHPtV1xP4-_':
    {
      widths: '2, 2',
      activation: 'x <= -1: 0 | x < 1: (x + 1)^2/4 | x',
      loss: 'mse',
      stepSize: 0.125,
      moment: 50,
      seed: 7,
      data: '-1,0.5\n0,0\n1.5,1e-7',
      steps: 40,
      plane: 'random',
      shift1: 0.25,
      shift2: -0.1,
      biases: 'no',
      initialiser: 'heNormal',
      selected: 2,
    },
};
