package com.example.parcels;

import com.example.parcels.fake.ParcelsFake;
import com.example.parcels.model.parcels.Parcel;

/** Stands for a test that uses the fake. */
final class Counter {

  private Counter() {}

  static long grams() {
    ParcelsFake fake = ParcelsFake.create();
    fake.parcels().getParcel().returns(Parcel.builder().grams(200L).build());
    return fake.client().parcels().getParcel("1").grams();
  }
}
