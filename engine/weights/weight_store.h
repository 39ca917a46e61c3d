// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/weights/compute_options.h"
#include "engine/weights/content_hash.h"
#include "engine/weights/weight.h"
#include "engine/weights/weight_files.h"
#include "engine/weights/weight_sizes.h"
#include "engine/weights/weight_streamer.h"

namespace audioldm::engine::weights {

/// Decides the dtype in which a weight is kept and computed with.
using DtypePolicy = std::function<at::ScalarType(std::string_view name, WeightRole role)>;

/// Decides in how many bits a weight is stored: 8, 4, or 0 for the dtype that it is computed in.
/// Asked for weights of linear layers and convolutions only.
using StoragePolicy = std::function<int(std::string_view name, WeightRole role)>;

/// The part of its module that computes with a weight, as a number from 0.
using PlacePolicy = std::function<std::size_t(std::string_view name)>;

/// What a module's files and its architecture do not agree on.
struct WeightMismatch {
    std::vector<std::string> missing;     ///< needed, not in the files
    std::vector<std::string> unused;      ///< in the files, not needed
    std::vector<std::string> wrongShape;  ///< "name: expected [..], the file has [..]"

    [[nodiscard]] bool empty() const {
        return missing.empty() && unused.empty() && wrongShape.empty();
    }
};

class WeightScope;

/// The weights of one module ("unet"): collects what its layers ask for, compares it with the
/// files, and only then reads. So a wrong file is told in milliseconds, with all its faults, before
/// anything is allocated. Engine thread only.
class WeightStore final : private WeightSource {
public:
    /// compute: what the layers compute in; weights are loaded to its device.
    /// storage: may be empty; then every weight is stored as it is computed with.
    WeightStore(WeightFiles files, DtypePolicy policy, const ComputeOptions& compute,
                StoragePolicy storage = {});
    ~WeightStore() override = default;
    WeightStore(const WeightStore&) = delete;
    WeightStore& operator=(const WeightStore&) = delete;

    /// The root scope: names as they stand in the checkpoint.
    [[nodiscard]] WeightScope scope();

    /// Names that may stand in the files although no layer uses them (exact names).
    void allowUnused(std::vector<std::string> names);

    /// Says which part of the module each weight belongs to, for sizes(); else all are of one.
    void setPlaces(PlacePolicy places) { m_places = std::move(places); }

    /// Compares requests and files.
    [[nodiscard]] WeightMismatch compare() const;

    /// throws EngineException(WeightMissing, ShapeMismatch) that lists every disagreement
    void check() const;

    /// Brings the requested weights whose (first) name begins with one of `prefixes` (all when it
    /// is empty) into memory as `placement` says, whatever there is of them already. Large tensors
    /// are read and converted by all threads. throws EngineException(Io) when a file changed under
    /// us, EngineException(OutOfMemory): what
    ///        has been placed until then stays
    void load(const std::vector<std::string>& prefixes = {}, const WeightPlacement& placement = {});

    /// Frees these weights, in every form.
    void release(const std::vector<std::string>& prefixes = {});

    /// Frees the form that layers compute with of the weights that have a stored form as well.
    void releaseFormed(const std::vector<std::string>& prefixes = {});

    /// Tensors that load() or scan() has read and that hold NaN or infinities.
    [[nodiscard]] const std::vector<std::string>& suspects() const { return m_suspects; }

    /// A tensor with values that are not finite.
    struct NonFinite {
        std::string name;
        std::int64_t count = 0;
    };

    /// Reads the tensors that load(prefixes) would, keeps none of them, and tells which hold NaN or
    /// infinities. Requests that the files do not fulfil are passed over.
    [[nodiscard]] std::vector<NonFinite> scan(const std::vector<std::string>& prefixes = {});

    /// Hash over names, types, shapes and bytes of all tensors that load() or scan() has read, as
    /// they stand in the files: the same whatever they are computed in.
    [[nodiscard]] ContentHash readHash() const;

    /// What these weights take in each form; known before anything is read.
    [[nodiscard]] WeightSizes sizes(const std::vector<std::string>& prefixes = {}) const;
    /// The same if they were stored as `storage` says.
    [[nodiscard]] WeightSizes sizes(const std::vector<std::string>& prefixes,
                                    const StoragePolicy& storage) const;

    /// Whether load() or scan() has read all of these weights.
    [[nodiscard]] bool isRead(const std::vector<std::string>& prefixes = {}) const;

    /// Bytes of the tensors in memory, in all forms (packed ones counted by their plain size).
    [[nodiscard]] std::int64_t loadedBytes() const;
    /// Number of elements of all tensors in the files.
    [[nodiscard]] std::int64_t parameterCount() const;
    [[nodiscard]] const WeightFiles& files() const { return m_files; }
    [[nodiscard]] const ComputeOptions& compute() const { return m_compute; }

private:
    friend class WeightScope;
    using Slots = std::vector<std::shared_ptr<WeightSlot>>;

    [[nodiscard]] Weight request(WeightRequest request);
    /// The slots of these names, the largest first.
    [[nodiscard]] Slots slotsOf(const std::vector<std::string>& prefixes) const;
    [[nodiscard]] WeightSizes::One sizeOf(const WeightSlot& slot, int bits) const;
    [[nodiscard]] at::Tensor read(const WeightSlot& slot, at::ScalarType dtype) const;
    [[nodiscard]] at::Tensor readArranged(const WeightSlot& slot, at::ScalarType dtype) const;
    [[nodiscard]] at::Tensor formPlain(const WeightSlot& slot, at::Device device) const;
    [[nodiscard]] UsedWeight form(const WeightSlot& slot) const;
    [[nodiscard]] bool isStreamed(const WeightSlot& slot) const;
    [[nodiscard]] UsedWeight make(const WeightSlot& slot) const override;

    WeightFiles m_files;
    DtypePolicy m_policy;
    StoragePolicy m_storage;
    PlacePolicy m_places;
    ComputeOptions m_compute;
    Slots m_slots;
    std::unique_ptr<WeightStreamer> m_streamer;  // null on a CPU
    std::unordered_set<std::string> m_allowedUnused;
    // What reading has told; weights that are made at each use are read by const functions.
    mutable std::map<std::string, ContentHash> m_hashes;
    mutable std::vector<std::string> m_suspects;
};

/// A place in the tree of weight names ("down_blocks.0.resnets.1"). Layers are built from one.
/// Cheap to copy; must not outlive its store.
class WeightScope final {
public:
    /// The scope `name` below this one: sub("resnets").sub(0).
    [[nodiscard]] WeightScope sub(std::string_view name) const;
    [[nodiscard]] WeightScope sub(std::size_t index) const;

    /// Asks for the weight `name` of this scope; arrange and pack as in WeightRequest.
    [[nodiscard]] Weight take(std::string_view name, std::vector<std::int64_t> shape,
                              WeightRole role, WeightLayout arrange = {},
                              WeightLayout pack = {}) const;
    /// Asks for several weights of one shape, joined along the first axis.
    [[nodiscard]] Weight takeJoined(const std::vector<std::string>& names,
                                    std::vector<std::int64_t> shape, WeightRole role,
                                    WeightLayout arrange = {}, WeightLayout pack = {}) const;
    /// Whether the files hold `name` in this scope (for the old and the new spelling of a name).
    [[nodiscard]] bool has(std::string_view name) const;
    /// What the layers compute in.
    [[nodiscard]] const ComputeOptions& compute() const { return m_store->compute(); }
    /// The full name of `name`, for messages.
    [[nodiscard]] std::string fullName(std::string_view name) const;

private:
    friend class WeightStore;
    WeightScope(WeightStore& store, std::string prefix)
        : m_store(&store),
          m_prefix(std::move(prefix)) {}

    WeightStore* m_store;
    std::string m_prefix;
};

}  // namespace audioldm::engine::weights
