package com.example.user;

import com.example.library.v2023.model.loans.LoanRequest;

/** The same schema name in two versions: moving the version does not rename a type. */
final class BothVersions {
  private BothVersions() {}

  static LoanRequest old() {
    return LoanRequest.builder().borrower("Ada").build();
  }

  static com.example.library.v2024.model.loans.LoanRequest current() {
    return com.example.library.v2024.model.loans.LoanRequest.builder().borrower("Ada").days(14).build();
  }
}
