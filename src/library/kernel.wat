;; The inner loops of the vector index, over one block of rows at a time. Knows addresses and counts, no packs.
;;
;; `node scripts/build-kernel.mjs` compiles this into kernel-code.ts; kernel-twin.ts says the same in TypeScript, and a
;; test holds the two against each other.
;;
;; A row is a unit vector less the mean, in units of its own scale, as 16-bit integers: v = 256 * high + low, both signed
;; bytes. Its sign bits (1: negative) stand apart. Strides are bytes: a multiple of 16 for high and low, of 32 for bits;
;; what pads a row is zero.
(module
  (memory (export "memory") 1)

  ;; Brings `count` rows of 32-bit floats to length 1; a row of zeros stays. `stride` in bytes, a multiple of 32. Stops at
  ;; a row whose length is no finite number and returns its number, else `count`.
  (func (export "normalise") (param $rows i32) (param $count i32) (param $stride i32) (result i32)
    (local $row i32) (local $at i32) (local $stop i32) (local $sum v128) (local $squared f32) (local $factor v128)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $row) (local.get $count)))
        (local.set $stop (i32.add (local.get $rows) (local.get $stride)))
        (local.set $sum (v128.const f32x4 0 0 0 0))
        (local.set $at (local.get $rows))
        (loop $four
          (local.set $sum (f32x4.add (local.get $sum)
            (f32x4.mul (v128.load (local.get $at)) (v128.load (local.get $at)))))
          (br_if $four (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $stop))))
        (local.set $squared (call $lanes (local.get $sum)))
        (br_if $done (i32.eqz (f32.lt (local.get $squared) (f32.const inf))))
        (if (f32.gt (local.get $squared) (f32.const 0))
          (then
            (local.set $factor (f32x4.splat (f32.div (f32.const 1) (f32.sqrt (local.get $squared)))))
            (local.set $at (local.get $rows))
            (loop $four
              (v128.store (local.get $at) (f32x4.mul (v128.load (local.get $at)) (local.get $factor)))
              (br_if $four (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $stop))))))
        (local.set $rows (local.get $stop))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $next)))
    (local.get $row))

  ;; Adds `count` rows of floats to the row at `sum`.
  (func (export "add") (param $rows i32) (param $count i32) (param $stride i32) (param $sum i32)
    (local $end i32) (local $at i32) (local $to i32) (local $stop i32)
    (local.set $end (i32.add (local.get $rows) (i32.mul (local.get $count) (local.get $stride))))
    (local.set $at (local.get $rows))
    (local.set $stop (i32.add (local.get $sum) (local.get $stride)))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $to (local.get $sum))
        (loop $four
          (v128.store (local.get $to) (f32x4.add (v128.load (local.get $to)) (v128.load (local.get $at))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $four (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $stop))))
        (br $row))))

  ;; Encodes rows of floats: subtracts the mean (the floats are overwritten), then writes high, low, sign bits, and the
  ;; scale, the value of one unit. `stride`: of high and low.
  (func (export "encode")
    (param $floats i32) (param $count i32) (param $mean i32) (param $stride i32) (param $bitStride i32)
    (param $high i32) (param $low i32) (param $bits i32) (param $scales i32)
    (local $end i32) (local $at i32) (local $stop i32) (local $from i32) (local $bit i32)
    (local $value v128) (local $largest v128) (local $top f32) (local $factor v128) (local $byte v128)
    (local.set $end (i32.add (local.get $scales) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $scales) (local.get $end)))
        (local.set $stop (i32.add (local.get $floats) (i32.shl (local.get $stride) (i32.const 2))))
        (local.set $at (local.get $floats))
        (local.set $from (local.get $mean))
        (local.set $largest (v128.const f32x4 0 0 0 0))
        (loop $four
          (v128.store (local.get $at)
            (local.tee $value (f32x4.sub (v128.load (local.get $at)) (v128.load (local.get $from)))))
          (local.set $largest (f32x4.max (local.get $largest) (f32x4.abs (local.get $value))))
          (local.set $from (i32.add (local.get $from) (i32.const 16)))
          (br_if $four (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $stop))))
        (local.set $top
          (f32.max
            (f32.max (f32x4.extract_lane 0 (local.get $largest)) (f32x4.extract_lane 1 (local.get $largest)))
            (f32.max (f32x4.extract_lane 2 (local.get $largest)) (f32x4.extract_lane 3 (local.get $largest)))))
        (local.set $factor
          (f32x4.splat
            (select (f32.div (f32.const 32512) (local.get $top)) (f32.const 0)
              (f32.gt (local.get $top) (f32.const 0)))))
        (local.set $at (local.get $floats))
        (local.set $bit (local.get $bits))
        (loop $eight
          (local.set $value
            (i16x8.narrow_i32x4_s
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (v128.load (local.get $at)) (local.get $factor))))
              (i32x4.trunc_sat_f32x4_s
                (f32x4.nearest (f32x4.mul (v128.load offset=16 (local.get $at)) (local.get $factor))))))
          (local.set $byte
            (i16x8.shr_s (i16x8.add (local.get $value) (v128.const i16x8 128 128 128 128 128 128 128 128))
              (i32.const 8)))
          (v128.store64_lane 0 (local.get $high) (i8x16.narrow_i16x8_s (local.get $byte) (local.get $byte)))
          (local.set $byte (i16x8.sub (local.get $value) (i16x8.shl (local.get $byte) (i32.const 8))))
          (v128.store64_lane 0 (local.get $low) (i8x16.narrow_i16x8_s (local.get $byte) (local.get $byte)))
          (i32.store8 (local.get $bit) (i16x8.bitmask (local.get $value)))
          (local.set $high (i32.add (local.get $high) (i32.const 8)))
          (local.set $low (i32.add (local.get $low) (i32.const 8)))
          (local.set $bit (i32.add (local.get $bit) (i32.const 1)))
          (br_if $eight (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 32))) (local.get $stop))))
        (f32.store (local.get $scales) (f32.div (local.get $top) (f32.const 32512)))
        (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
        (local.set $bits (i32.add (local.get $bits) (local.get $bitStride)))
        (local.set $floats (local.get $stop))
        (br $row))))

  ;; Undoes encode, but for its rounding: mean + scale * v.
  (func (export "decode")
    (param $floats i32) (param $count i32) (param $mean i32) (param $stride i32)
    (param $high i32) (param $low i32) (param $scales i32)
    (local $end i32) (local $stop i32) (local $from i32) (local $value v128) (local $factor v128)
    (local.set $end (i32.add (local.get $scales) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $scales) (local.get $end)))
        (local.set $factor (v128.load32_splat (local.get $scales)))
        (local.set $stop (i32.add (local.get $high) (local.get $stride)))
        (local.set $from (local.get $mean))
        (loop $eight
          (local.set $value
            (i16x8.add (i16x8.shl (v128.load8x8_s (local.get $high)) (i32.const 8)) (v128.load8x8_s (local.get $low))))
          (v128.store (local.get $floats)
            (f32x4.add (v128.load (local.get $from))
              (f32x4.mul (local.get $factor) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $value))))))
          (v128.store offset=16 (local.get $floats)
            (f32x4.add (v128.load offset=16 (local.get $from))
              (f32x4.mul (local.get $factor) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $value))))))
          (local.set $low (i32.add (local.get $low) (i32.const 8)))
          (local.set $from (i32.add (local.get $from) (i32.const 32)))
          (local.set $floats (i32.add (local.get $floats) (i32.const 32)))
          (br_if $eight (i32.lt_u (local.tee $high (i32.add (local.get $high) (i32.const 8))) (local.get $stop))))
        (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
        (br $row))))

  ;; Distances of each row's sign bits from the query's, 16 bits a row, counted in `histogram` (32 bits a distance). A bit
  ;; that differs counts 1, and 3 where `heavy` has a bit: where the query's number is large. `mask`: a byte a row, 0 leaves
  ;; the row out with the distance 65535; address 0 for no mask.
  (func (export "distances")
    (param $bits i32) (param $count i32) (param $stride i32) (param $query i32) (param $heavy i32) (param $mask i32)
    (param $distances i32) (param $histogram i32)
    (local $end i32) (local $stop i32) (local $with i32) (local $weigh i32) (local $bin i32)
    (local $one i64) (local $two i64) (local $light i64) (local $more i64)
    (local.set $end (i32.add (local.get $distances) (i32.shl (local.get $count) (i32.const 1))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $distances) (local.get $end)))
        (local.set $stop (i32.add (local.get $bits) (local.get $stride)))
        (block $next
          (if (local.get $mask)
            (then
              (local.set $mask (i32.add (local.get $mask) (i32.const 1)))
              (if (i32.eqz (i32.load8_u (i32.sub (local.get $mask) (i32.const 1))))
                (then
                  (i32.store16 (local.get $distances) (i32.const 65535))
                  (br $next)))))
          (local.set $light (i64.const 0))
          (local.set $more (i64.const 0))
          (local.set $with (local.get $query))
          (local.set $weigh (local.get $heavy))
          (loop $words
            (local.set $one (i64.xor (i64.load (local.get $bits)) (i64.load (local.get $with))))
            (local.set $two (i64.xor (i64.load offset=8 (local.get $bits)) (i64.load offset=8 (local.get $with))))
            (local.set $light
              (i64.add (local.get $light) (i64.add (i64.popcnt (local.get $one)) (i64.popcnt (local.get $two)))))
            (local.set $more
              (i64.add (local.get $more)
                (i64.add
                  (i64.popcnt (i64.and (local.get $one) (i64.load (local.get $weigh))))
                  (i64.popcnt (i64.and (local.get $two) (i64.load offset=8 (local.get $weigh)))))))
            (local.set $one (i64.xor (i64.load offset=16 (local.get $bits)) (i64.load offset=16 (local.get $with))))
            (local.set $two (i64.xor (i64.load offset=24 (local.get $bits)) (i64.load offset=24 (local.get $with))))
            (local.set $light
              (i64.add (local.get $light) (i64.add (i64.popcnt (local.get $one)) (i64.popcnt (local.get $two)))))
            (local.set $more
              (i64.add (local.get $more)
                (i64.add
                  (i64.popcnt (i64.and (local.get $one) (i64.load offset=16 (local.get $weigh))))
                  (i64.popcnt (i64.and (local.get $two) (i64.load offset=24 (local.get $weigh)))))))
            (local.set $with (i32.add (local.get $with) (i32.const 32)))
            (local.set $weigh (i32.add (local.get $weigh) (i32.const 32)))
            (br_if $words (i32.lt_u (local.tee $bits (i32.add (local.get $bits) (i32.const 32))) (local.get $stop))))
          (local.set $light (i64.add (local.get $light) (i64.shl (local.get $more) (i64.const 1))))
          (i64.store16 (local.get $distances) (local.get $light))
          (local.set $bin
            (i32.add (local.get $histogram) (i32.shl (i32.wrap_i64 (local.get $light)) (i32.const 2))))
          (i32.store (local.get $bin) (i32.add (i32.load (local.get $bin)) (i32.const 1))))
        (local.set $bits (local.get $stop))
        (local.set $distances (i32.add (local.get $distances) (i32.const 2)))
        (br $row))))

  ;; Writes the numbers (32 bits) of the rows whose distance lies in [from, to) and returns how many. Distances are read
  ;; eight at a time: their place is padded to a multiple of 16 bytes, with 65535.
  (func (export "gather")
    (param $distances i32) (param $count i32) (param $from i32) (param $to i32) (param $rows i32) (result i32)
    (local $row i32) (local $first i32) (local $found i32) (local $value v128)
    (local.set $first (local.get $rows))
    (block $done
      (loop $eight
        (br_if $done (i32.ge_u (local.get $row) (local.get $count)))
        (local.set $value (v128.load (local.get $distances)))
        (local.set $found
          (i16x8.bitmask
            (v128.and
              (i16x8.ge_u (local.get $value) (i16x8.splat (local.get $from)))
              (i16x8.lt_u (local.get $value) (i16x8.splat (local.get $to))))))
        (block $none
          (loop $each
            (br_if $none (i32.eqz (local.get $found)))
            (i32.store (local.get $rows) (i32.add (local.get $row) (i32.ctz (local.get $found))))
            (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
            (local.set $found (i32.and (local.get $found) (i32.sub (local.get $found) (i32.const 1))))
            (br $each)))
        (local.set $distances (i32.add (local.get $distances) (i32.const 16)))
        (local.set $row (i32.add (local.get $row) (i32.const 8)))
        (br $eight)))
    (i32.shr_u (i32.sub (local.get $rows) (local.get $first)) (i32.const 2)))

  ;; Scores of some rows by their high bytes: base + unit * scale * (high . query), the query in 16-bit integers.
  (func (export "scoreHigh")
    (param $high i32) (param $stride i32) (param $scales i32) (param $rows i32) (param $count i32)
    (param $query i32) (param $unit f32) (param $base f32) (param $scores i32)
    (local $end i32) (local $row i32) (local $at i32) (local $stop i32) (local $with i32) (local $sum v128)
    (local.set $end (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        (local.set $row (i32.load (local.get $rows)))
        (local.set $at (i32.add (local.get $high) (i32.mul (local.get $row) (local.get $stride))))
        (local.set $stop (i32.add (local.get $at) (local.get $stride)))
        (local.set $with (local.get $query))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (loop $sixteen
          (local.set $sum
            (i32x4.add (local.get $sum)
              (i32x4.add
                (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $at)) (v128.load (local.get $with)))
                (i32x4.dot_i16x8_s (v128.load8x8_s offset=8 (local.get $at)) (v128.load offset=16 (local.get $with))))))
          (local.set $with (i32.add (local.get $with) (i32.const 32)))
          (br_if $sixteen (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $stop))))
        (f32.store (local.get $scores)
          (f32.add (local.get $base)
            (f32.mul (f32.mul (local.get $unit) (f32.load (i32.add (local.get $scales) (i32.shl (local.get $row) (i32.const 2)))))
              (call $lanes (f32x4.convert_i32x4_s (local.get $sum))))))
        (local.set $scores (i32.add (local.get $scores) (i32.const 4)))
        (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
        (br $each))))

  ;; Scores of some rows by all sixteen bits: base + scale * (v . query), the query in floats.
  (func (export "score")
    (param $high i32) (param $low i32) (param $stride i32) (param $scales i32) (param $rows i32) (param $count i32)
    (param $query i32) (param $base f32) (param $scores i32)
    (local $end i32) (local $row i32) (local $at i32) (local $beside i32) (local $stop i32) (local $with i32)
    (local $one v128) (local $two v128) (local $value v128)
    (local.set $end (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        (local.set $row (i32.load (local.get $rows)))
        (local.set $at (i32.add (local.get $high) (i32.mul (local.get $row) (local.get $stride))))
        (local.set $beside (i32.add (local.get $low) (i32.mul (local.get $row) (local.get $stride))))
        (local.set $stop (i32.add (local.get $at) (local.get $stride)))
        (local.set $with (local.get $query))
        (local.set $one (v128.const f32x4 0 0 0 0))
        (local.set $two (v128.const f32x4 0 0 0 0))
        (loop $eight
          (local.set $value (i16x8.add (i16x8.shl (v128.load8x8_s (local.get $at)) (i32.const 8)) (v128.load8x8_s (local.get $beside))))
          (local.set $one
            (f32x4.add (local.get $one)
              (f32x4.mul (v128.load (local.get $with))
                (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $value))))))
          (local.set $two
            (f32x4.add (local.get $two)
              (f32x4.mul (v128.load offset=16 (local.get $with))
                (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $value))))))
          (local.set $with (i32.add (local.get $with) (i32.const 32)))
          (local.set $beside (i32.add (local.get $beside) (i32.const 8)))
          (br_if $eight (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $stop))))
        (f32.store (local.get $scores)
          (f32.add (local.get $base)
            (f32.mul (f32.load (i32.add (local.get $scales) (i32.shl (local.get $row) (i32.const 2))))
              (call $lanes (f32x4.add (local.get $one) (local.get $two))))))
        (local.set $scores (i32.add (local.get $scores) (i32.const 4)))
        (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
        (br $each))))

  ;; The sum of four lanes.
  (func $lanes (param $four v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $four)) (f32x4.extract_lane 1 (local.get $four)))
      (f32.add (f32x4.extract_lane 2 (local.get $four)) (f32x4.extract_lane 3 (local.get $four))))))
