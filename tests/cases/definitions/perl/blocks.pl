package Outer {
    # Inside of a package with a block.
    sub run {
        my $self = shift;
        return $self;
    }

    sub stop { return 0; }
}

package Outer::Inner {
    sub run { return 1; }
}

sub outside { return 2; }
